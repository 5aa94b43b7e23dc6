"""How often: "weekly", "every second week", "twice a year", each with its place and its times a year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vitaeval.text.normalize import plain
from vitaeval.text.worded import Worded

_A_YEAR = {
    "day": 365.0,
    "week": 52.0,
    "weekend": 52.0,
    "fortnight": 26.0,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
    "annum": 1.0,
}
PERIODS = {"day": 365.0, "night": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How many there are in a year of what a figure may be given by."""
_ADVERBS = {
    "hourly": 2_000.0, "daily": 365.0, "nightly": 365.0, "weekly": 52.0, "biweekly": 26.0, "bi-weekly": 26.0,
    "fortnightly": 26.0,
    "monthly": 12.0, "bimonthly": 6.0, "bi-monthly": 6.0, "quarterly": 4.0, "annual": 1.0, "annually": 1.0,
    "yearly": 1.0, "biannual": 2.0, "biannually": 2.0, "bi-annual": 2.0, "half-yearly": 2.0, "semi-annual": 2.0,
    "semiannual": 2.0,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NTH = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_IN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_YEARLY = tuple(
    "january february march april may june july august september october november december spring summer autumn fall"
    " winter".split()
)
"""What comes once a year."""
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_UNIT = "|".join(sorted(_A_YEAR, key=len, reverse=True))
_FREQUENCY = Worded(
    rf"\b(?P<adverb>{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})\b(?! (?:work|practice|life|business|job)\b)"
    rf"|\b(?P<times>once|twice|thrice|(?:two|three|four|five|six|seven|\d{{1,2}})(?= (?:times|days?|nights?) ))"
    rf"(?: (?:times|days?|nights?))? (?:an?|per|every|each) (?P<unit>{_UNIT})\b"
    rf"|\b(?P<often>once|twice|thrice|(?:two|three|four|five|six|\d)(?= times))(?: times)?[ -]"
    r"(?P<of>daily|weekly|monthly|quarterly|annually|yearly)\b"
    rf"|\b(?:every|each) (?:(?P<nth>other|second|third|fourth|fifth|2nd|3rd|4th|5th) )?(?P<every>{_UNIT}"
    rf"|{_WEEKDAY}|{'|'.join(_YEARLY)})\b"
    rf"|\bevery (?P<many>two|three|four|six|\d) (?P<plural>days|weeks|months|years)\b"
    rf"|\b(?:one|1) (?P<one>week|month|day|weekend) (?:in|out of) (?:every )?(?P<among>two|three|four|five|six"
    rf"|eight|\d)\b"
    rf"|\bon (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
_NEAR = 0.05


class Frequency(NamedTuple):
    """How often something happens: `text[start:end]` says `a_year` times a year."""

    start: int
    end: int
    a_year: float


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Frequency, ...]:
    """Every frequency that a text states in words, in order of place."""
    return tuple(Frequency(found.start(), found.end(), _a_year(found)) for found in _FREQUENCY.finditer(plain(text)))


def rate(value: float, period: str) -> float | None:
    """How often a year something is done `value` times a period ("2", "month"); None for an unknown period."""
    return value * _A_YEAR[period] if period in _A_YEAR else None


def same(one: Frequency, two: Frequency) -> bool:
    """Whether two frequencies are one: "every week" is weekly, 52 and 50 times a year too."""
    return abs(one.a_year - two.a_year) <= _NEAR * max(one.a_year, two.a_year)


def _a_year(found: re.Match[str]) -> float:
    if found["adverb"]:
        return _ADVERBS[found["adverb"]]
    if found["often"] or found["times"]:
        period = _ADVERBS[found["of"]] if found["often"] else _A_YEAR[found["unit"]]
        return _number(found["often"] or found["times"]) * period
    if found["plural"]:
        return _A_YEAR[found["plural"][:-1]] / _number(found["many"])
    if found["one"]:
        return _A_YEAR.get(found["one"], 52.0) / _number(found["among"])
    if found["weekday"]:
        return 52.0
    return (1.0 if found["every"] in _YEARLY else _A_YEAR.get(found["every"], 52.0)) / _NTH.get(found["nth"] or "", 1)


def _number(word: str) -> float:
    known = _TIMES.get(word) or _IN.get(word)
    return float(known or int(word) or 1)
