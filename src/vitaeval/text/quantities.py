"""Quantities in prose: value, unit and wording, each with the place where it stands.

"over 40 %", "forty percent", "$1.2M", "a dozen nurses", "8-10 sites", "12-person team". Years, dates,
versions, identifiers ("ISO 27001", "Level 3"), phone numbers, links and "24/7" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.text import fractions, numerals
from vitaeval.text.joined import joined
from vitaeval.text.masked import masked
from vitaeval.text.normalize import Word, letters, plain, stem, words
from vitaeval.text.nouns import counted
from vitaeval.text.quantity import Bound, Quantity
from vitaeval.text.units import COUNT, MEASURES, PEOPLE, Unit

__all__ = ["Bound", "Quantity", "find", "mentions_number"]

_CODES = (
    "us\\$|c\\$|a\\$|nz\\$|s\\$|hk\\$|[km]?usd|[kmt]?eur|gbp|inr|m?dkk|m?sek|m?nok|pln|czk|chf|cad|aud|nzd|sgd|hkd|zar|jpy"
    "|rs\\.?|[$€£₹¥]"
)
_MEASURE = "|".join(re.escape(form) for form in sorted(MEASURES, key=len, reverse=True) if form not in "$€£₹¥st")
_NUMBER = re.compile(
    rf"(?:(?<![a-z])(?P<code>{_CODES}) ?)?(?<![\w.#/])(?<![\w+]\+)(?<!\d[,:])(?P<digits>{numerals.DIGITS})"
    rf"(?P<suffix>{numerals.SUFFIX})?"
    rf"(?: ?- ?(?:{_CODES})?(?P<to>{numerals.DIGITS})(?P<to_suffix>{numerals.SUFFIX})?)?(?P<plus> ?\+(?!\w)|-plus\b)?"
    rf"|(?<![\w-])(?P<words>{numerals.WORDS})(?P<half> and a half\b(?: [mb]illion\b)?)?(?P<more>\+(?!\w)|-plus\b)?"
)
_UNIT = re.compile(
    r"[ -]?(?!second-[a-z]|points? (?:out )?of\b"
    r"|times (?:as (?!many|much|large|big|high|fast|often|long)|in |at |during ))"
    rf"(?:(?P<sign>[%€£₹×])|(?P<word>{_MEASURE}|(?<=\d )(?:s|t(?!-)))(?![a-z0-9]|-olds?\b))"
)
_UNIT_AHEAD = re.compile(
    rf" (?:to|or) (?:{numerals.DIGITS}|{numerals.WORDS})[ -]?(?:(?P<sign>[%×])|(?P<word>{_MEASURE}"
    rf"|(?<=\d )(?:s|t(?!-)))(?![a-z0-9]))"
)
"""The unit that a number shares with the next one ("from 18 to 10 %")."""
_PER = re.compile(
    r" ?(?:(?:per|an?|each|every|/) ?(?P<unit>second|minute|hour|shift|day|night|week|month|quarter(?! of\b)|year|annum"
    r"|release|season|term|semester|sprint)"
    r"|(?P<adverb>hourly|daily|weekly|monthly|quarterly|annually|yearly|a-year))\b"
)
_AND_A_HALF = re.compile(r" and a half\b")
_PER_LATER = re.compile(
    rf"(?: (?!(?:to|from|into|and|in|by|for|with|after|over|within)\b)[a-z-]+){{1,5}}?{_PER.pattern}"
)
_PERIODS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annually": "year", "yearly": "year", "annum": "year", "a-year": "year",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:(?P<least>over|more than|at least|above|exceeding|upwards? of|greater than|>=?|≥|minimum of|no (?:fewer"
    r"|less) than)"
    r"|(?P<most>up to|under|less than|fewer than|below|at most|within|<=?|≤|maximum of)"
    r"|(?P<about>about|approximately|approx\.?|around|roughly|nearly|almost|some|~|≈|circa|ca\.?|close to"
    r"|an estimated))"
    r" ?(?:an? |the )?$"
)
_PASSING = re.compile(r"\b(?:past|(?:pass|cross|surpass|top|exceed)(?:es|p?ed|p?ing|s)?) (?:the )?$")
_LARGE = re.compile(r"\d{4}|\d,\d{3}|\d(?:k|m|bn)\b|thousand|million|billion")
"""A figure that something may pass; who passed three exams did not go beyond them."""
_AFTER_ABOUT = re.compile(r"(?:-| )odd\b| or so\b")
_AFTER_LEAST = re.compile(r" ?(?:or more|and more|and above|plus\b)|\+(?!\w)")
_TEAM_OF = re.compile(
    r"\b(?:team|staff|crew|squad|group|department|workforce|shift|cohort|class|unit|headcount)s? (?:of|to|from|with) "
    r"(?:up to |over |more than |about |around |some |approximately |at least |\d+ to )?$"
)
_DIGIT = re.compile(r"\d")
_MARKS = numerals.MARKS | fractions.MARKS
_MEASURING = {
    stem(noun): noun
    for noun in "year month week day hour minute decade mile kilometre kilometer acre hectare tonne".split()
}
"""Nouns that measure also behind an adjective ("four quiet years", "a million accident-free miles")."""
_WINDOW = 40
_YEAR = re.compile(r"(?:19[3-9]|20\d)\d")
_LABELS = frozenset(
    (
        "level tier phase version section part title grade stage type series class form chapter step no number act "
        "article rule schedule appendix annex fy windows office iso iec nist hl html css java python sql layer gs "
        "unit category block division iteration release room route line"
    ).split()
)
_NUMBERED = frozenset("grade level phase chapter".split())
"""Labels that also stand before several numbers ("grades 7 and 8")."""
_LISTED_LABEL = re.compile(
    rf"\b(?:{'|'.join(sorted(_NUMBERED))})s? \d{{1,2}}(?:, \d{{1,2}})*,? (?:and|to|or|through|&) $"
)
_COUNTED = re.compile(
    r" out of \d|-(?:star|person|man|member|page|bed|seat|room|part|step|way|site|course|storey|story)\b"
)
_TAIL = re.compile(r"[a-z0-9]|[.,/]\d|-(?:[a-z]\b|\d)|\.[a-z]")
_TIMED_TO = re.compile(r"\bfrom [\w.]+ (?:second|minute|hour|day|week|month|year)s (?:down )?to $")
_ENDS_THERE = re.compile(r"\s*(?:[.,;:)]|$)")
_LONG = 4
_ENDS = re.compile(r" ?[,;()]| (?:from|in|at|for|and)\b|\.?\s*$")


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order of place; a share in words is a percentage."""
    low = plain(text)
    if not mentions_number(low):
        return ()
    low = masked(low)
    shares = tuple(_shares(low))
    others = (each for each in _found(text, low) if not any(share.start <= each.start < share.end for share in shares))
    return tuple(joined(sorted((*shares, *others), key=lambda each: each.start), low))


def mentions_number(low: str) -> bool:
    """Whether a plain text has a digit or a word that numbers are written with: most lines do not."""
    return _DIGIT.search(low) is not None or not _MARKS.isdisjoint(letters(low))


def end_of(text: str, quantity: Quantity) -> int:
    """Where a quantity ends with all that belongs to it: its period, and what it counts in between."""
    per = _per_of(plain(text), quantity.end) if quantity.per else None
    return per.end() if per else quantity.end


def _shares(low: str) -> Iterator[Quantity]:
    for share in fractions.find(low):
        bound, start, end = _bound(low, share.start, share.end)
        yield Quantity(start, end, share.percent, share.percent, "%", bound, None, None)


def _found(text: str, low: str) -> Iterator[Quantity]:
    numbers = tuple(_NUMBER.finditer(low))
    following = words(text) if numbers else ()
    for number in numbers:
        if not _is_label(text, low, number):
            quantity = _read(low, number, following)
            if quantity is not None:
                yield quantity


def _is_label(text: str, low: str, number: re.Match[str]) -> bool:
    """Whether the digits name something ("Java 17", "Level 3", "5G", "802.11ac") instead of counting."""
    if number["code"] or number["words"]:
        return False
    if _LISTED_LABEL.search(low[max(0, number.start() - _WINDOW) : number.start()]):
        return True
    unit = _UNIT.match(low, number.end())
    if unit is None and _TAIL.match(low, number.end()) and not number["plus"]:
        return True
    before = re.search(
        r"([^\W\d_][\w&+#.]*)[\s\u2010-\u2015-]$", text[max(0, number.start() - _WINDOW) : number.start()]
    )
    if before is None or unit is not None:
        return False
    word, joint = before.group(1), before.group()[-1]
    opening = max(0, number.start() - _WINDOW) + before.start()
    if _COUNTED.match(low, number.end()):
        return False
    is_long = len(number["digits"]) >= _LONG and number["digits"].isdigit()
    is_code = word.isupper() and len(word) > 1 and (is_long or _ENDS.match(low, number.end()) is not None)
    named = word[0].isupper() and (not joint.isspace() or is_code or not _opens_sentence(text, opening))
    return named or plain(word) in _LABELS or plain(word).removesuffix("s") in _NUMBERED


def _opens_sentence(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:;•*\n]|- )\W*$", text[max(0, at - _WINDOW) : at]) is not None


def _read(low: str, number: re.Match[str], following: tuple[Word, ...]) -> Quantity | None:
    unit_match = _UNIT.match(low, number.end())
    value, high = _values(number)
    bare_one = number["words"] in ("one", "a", "zero") and unit_match is None and not number["half"]
    bare_one = bare_one and not _is_left_of(low, number)
    if bare_one or (unit_match is None and _is_year(low, number)):
        return None
    end = unit_match.end() if unit_match else number.end()
    half = _AND_A_HALF.match(low, end) if unit_match else None
    if half:
        value, high, end = value + 0.5, high + 0.5, half.end()
    noun, people = counted(low, end, following)
    unit = _unit(low, number, unit_match or _UNIT_AHEAD.match(low, number.end()), people)
    measure = _MEASURING.get(noun or "")
    if unit is COUNT and measure and re.match(rf"(?: [a-z-]+){{1,3}} {measure}s?\b", low[end:]):
        unit = MEASURES[measure]
    bound, start, end = _bound(low, number.start(), end, plus=bool(number["plus"] or number["more"]))
    per = _per_of(low, end)
    return Quantity(
        start,
        end,
        value * unit.factor,
        high * unit.factor,
        unit.name,
        bound,
        _period(per),
        noun if unit.factor == 1 else None,
    )


def _is_left_of(low: str, number: re.Match[str]) -> bool:
    """Whether "one" is what a measured time became ("from six hours to one")."""
    before = _TIMED_TO.search(low, max(0, number.start() - _WINDOW), number.start())
    return number["words"] == "one" and before is not None and _ENDS_THERE.match(low, number.end()) is not None


def _values(number: re.Match[str]) -> tuple[float, float]:
    if number["words"]:
        value = numerals.from_words(number["words"], number["half"])
        return value, value
    suffix = number["suffix"] or (number["to_suffix"] if number["to"] else None)
    value = numerals.from_digits(number["digits"]) * numerals.scale(suffix)
    if not number["to"]:
        return value, value
    high = numerals.from_digits(number["to"]) * numerals.scale(number["to_suffix"] or number["suffix"])
    return (value, high) if high >= value else (value, value)


def _is_year(low: str, number: re.Match[str]) -> bool:
    """A bare number from 1930 to 2099 is a year, unless the wording counts ("over 2000 users")."""
    if number["code"] or number["suffix"] or number["plus"] or not _YEAR.fullmatch(number["digits"] or ""):
        return False
    return _BEFORE.search(low[max(0, number.start() - 20) : number.start()]) is None


def _unit(low: str, number: re.Match[str], unit: re.Match[str] | None, people: bool) -> Unit:
    if number["code"]:
        return MEASURES[number["code"].rstrip(".")]
    if unit is not None:
        return MEASURES["x" if unit["sign"] == "×" else unit["sign"] or unit["word"]]
    in_team = _TEAM_OF.search(low[max(0, number.start() - 45) : number.start()])
    return PEOPLE if people or in_team else COUNT


def _bound(low: str, start: int, end: int, *, plus: bool = False) -> tuple[Bound, int, int]:
    window = max(0, start - 24)
    before = _BEFORE.search(low[window:start])
    is_passed = _PASSING.search(low, window, start) is not None and _LARGE.search(low, start, end) is not None
    after = _AFTER_LEAST.match(low, end)
    start = window + before.start() if before else start
    if plus or after or is_passed:
        return Bound.AT_LEAST, start, after.end() if after else end
    if before is None:
        roughly = _AFTER_ABOUT.match(low, end)
        return (Bound.ABOUT, start, roughly.end()) if roughly else (Bound.EXACT, start, end)
    return (Bound.AT_LEAST if before["least"] else Bound.AT_MOST if before["most"] else Bound.ABOUT), start, end


def _per_of(low: str, end: int) -> re.Match[str] | None:
    """The period of a figure, right behind it or behind at most five words ("300 tickets a month")."""
    return _PER.match(low, end) or _PER_LATER.match(low, end)


def _period(per: re.Match[str] | None) -> str | None:
    if per is None:
        return None
    name = per["unit"] or per["adverb"]
    return _PERIODS.get(name, name)
