"""Shares in words: "a quarter of", "two thirds", "by half", "one in five", each with its place and percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vitaeval.text.worded import Worded

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
MARKS = frozenset(("one", *_PARTS, *(f"{part}s" for part in _PARTS)))
"""Words of which every share in words has one, unless it has a digit."""
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PART = "|".join(part for part in _PARTS if part not in ("half", "quarter"))
_OF = (
    r"(?= (?:of(?! (?:the (?:year|season)|an hour|20\d\d|fy))\b"
    r"|the |fewer |less |more |lower |higher |faster |shorter ))"
)
_FRACTION = Worded(
    rf"\b(?P<count>an?|one|two|three|four|five)[ -](?P<part>{_PART})s?\b"
    r"(?![ -](?:part(?:y|ies)|year|person|shift|time|language|grade|place|generation|level|floor|party)\b"
    r"|-(?:degree|class|rate)\b)"
    rf"|\b(?:(?P<some>a|one|two|three)[ -](?P<four>quarter)s?{_OF}|(?<=by )(?:some |nearly |almost |over |about "
    rf"|more than )?"
    r"(?P<by>a|one|two|three)[ -](?P<quarter>quarter)s?\b"
    rf"|\bby (?:some |nearly |almost |over |about |roughly |more than |less than )?(?:a )?(?P<half>half)\b"
    rf"|(?<!and a )(?P<halves>half)(?! (?:of )?the (?:battle|job|fun|story|fight|trick|game)\b){_OF})"
    r"|(?<![\d.])\b(?P<one>one|1|two|three|four|\d{1,2}(?= (?:in|out of) \d{2}))(?: in | out of (?:every )?)"
    r"(?P<among>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b"
    r"(?! (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b)"
)


class Fraction(NamedTuple):
    """A share: `percent` of the whole that `text[start:end]` names."""

    start: int
    end: int
    percent: float


def find(low: str) -> Iterator[Fraction]:
    """Every share that is written in words, over plain text."""
    for found in _FRACTION.finditer(low):
        start = max(found.start(name) for name in (0, "by", "half"))
        yield Fraction(start, found.end(), 100 * _value(found))


def _value(found: re.Match[str]) -> float:
    if found["among"]:
        among = _NUMBERS.get(found["among"]) or int(found["among"])
        return _many(found["one"]) / among if among else 0.0
    part = found["part"] or found["four"] or found["quarter"] or "half"
    count = found["count"] or found["some"] or found["by"] or "a"
    return _COUNTS[count] / _PARTS[part]


def _many(count: str) -> int:
    return int(count) if count.isdigit() else _COUNTS[count]
