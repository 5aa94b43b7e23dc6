"""Figures that the profile does not write but implies: differences, changes in percent, sums, shares, rates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from vitaeval.claims.evidence import Line
from vitaeval.claims.goals import beyond
from vitaeval.claims.matching import alike, converted, fits
from vitaeval.claims.opposite import opposite
from vitaeval.claims.sums import COUNTS, sums
from vitaeval.text.joined import has_become
from vitaeval.text.normalize import stem
from vitaeval.text.quantities import Bound, Quantity

_NEW_FIRST = re.compile(
    r"\b(?:instead of|down from|up from|compared (?:to|with)|versus|vs|rather than|against|from"
    r"|used to|previously|formerly)\b"
)
_OLD_FIRST = re.compile(r"\b(?:to|then|now|into|in (?:19|20)\d\d|in (?:the|its) first)\b|->|→|[\u2013\u2014-]")
_NEWLY = re.compile(r" (?:now|today|currently|nowadays)\b")
_FORMERLY = re.compile(r" (?:formerly|previously|before|earlier|originally|until then|at first)\b")
_IN_YEAR = re.compile(r"[^.;]{0,40}?\b(?:in|for|during) (?P<year>(?:19|20)\d\d)\b")
_OF = re.compile(r"^[^.;]{0,60}?\b(?:of|out of)\b|^[^.;]{0,20}?/")
_POINTS = re.compile(r"\bpoints?\b|\bpps?\b|\bbps\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:from|to) $")
_A_YEAR: dict[str, tuple[float, float]] = {
    "year": (1, 1), "quarter": (4, 4), "month": (12, 12), "week": (44, 52.2), "day": (220, 366),
    "night": (220, 366), "term": (3, 3), "season": (1, 4), "semester": (2, 2),
}  # fmt: skip
_A_DAY: dict[str, tuple[float, float]] = {
    "hour": (7, 24),
    "minute": (420, 1440),
    "second": (25_200, 86_400),
    "day": (1, 1),
}
UP = re.compile(
    r"\b(?:increas|grew|grow|rais|boost|expand|gain|lift|rose|rise|climb|doubl|tripl|lengthen|prolong|widen"
    r"|multipl|scal(?:e[sd]?|ing)\b)\w*"
)
DOWN = re.compile(
    r"\b(?:reduc|cut(?:s|ting)?\b|decreas|lower|shrink|shrank|drop|trim|slash|fell\b|fall|declin|halv|sav|shorten|narrow"
    r"|compress|curb)\w*"
)
_MONTHS = {"year": 12.0, "month": 1.0, "quarter": 3.0}
_DURING = re.compile(r"\b(?:over|in|within|during)\b")
_WITH = re.compile(r"\b(?:with|alongside|together with) \S+$")
_FELLOWS = frozenset(map(stem, "colleague other teammate coworker partner engineer developer analyst nurse".split()))
_ALL = 100.0
_OF_BEFORE = re.compile(
    r" (?:of|as) (?:what|the (?:old|former|earlier|previous|original)|its (?:old|former)|it (?:was|had))\b"
    r"|(?: of)? the (?:time|cost|price|effort) (?:it|they) (?:used to|took|needed|cost|had)\b"
)
COMPARED = re.compile(
    r" (?:smaller|larger|bigger|lighter|heavier|shorter|longer|faster|cheaper) than (?:it|they|before)\b"
)
"""What compares a size with how the thing itself was before."""
_ROUGHLY = 2 / 3
"""From which share of it on "less than half" is a fair word for what is left."""
_ROUNDED = 0.03
_DIGIT = re.compile(r"\d")
_ABOUT = 0.1
_BY = re.compile(r"\b[Bb]y $")
_BY_OF = re.compile(r" of\b")
_ROOT = 5
_APART = re.compile(r",| and ")
_GROUPS = re.compile(r"[^s\W]s of $")
_OF_SO_MANY = re.compile(r" (?:[\w-]+ ){0,2}\w+s of $")
_EACH = re.compile(r"(?: [\w-]+){0,3} (?:each|apiece)\b")


class Value(NamedTuple):
    """What a line implies, from `low` to `high`, in `unit`, with a word on how."""

    low: float
    high: float
    unit: str
    how: str


def derived(said: Quantity, text: str, line: Line) -> str | None:
    """How `line` implies a figure of `text`, in words; None where it does not."""
    in_points = _POINTS.search(text, said.start, said.end + 1) is not None
    told: Iterable[Value] = () if _ENDS.search(text[: said.start]) else _changes(line, in_points=in_points)
    for value in (
        *told,
        *_shares(line),
        *(_point(total, unit, "the sum of the profile's figures") for total, unit in sums(said, line, _told(line))),
        *_rates(said, line),
        *_spread(said, line),
        *_with_self(line),
        *_left(said, text, line),
        *(_point(each, "%", "what the profile's share lies above the goal") for each in beyond(said, text, line)),
        *_products(said, text, line),
        *(_point(each, "%", "the other side of the profile's share") for each in opposite(said, text, line)),
    ):
        if _counts_the_same(said, value, line) and _fits(said, value, text):
            return value.how
    barred = ends(line) if is_size(said, text) else ()
    same = (held for held in line.quantities if held not in barred and converted(said, held, text, line.text))
    return "the profile's figure in another unit" if next(same, None) else None


def is_size(said: Quantity, text: str) -> bool:
    """Whether a figure is the size of a change ("by 8%", not "by 8% of them"; "14 MB smaller than it was")."""
    is_by = _BY.search(text, max(0, said.start - 4), said.start) is not None and not _BY_OF.match(text, said.end)
    return is_by or COMPARED.match(text, said.end) is not None


def ends(line: Line) -> tuple[Quantity, ...]:
    """Both ends of the changes that a line tells by "from" and "to"."""
    told = (pair for pair in changes(line) if line.plain[: pair[0].start].endswith("from "))
    return tuple(end for pair in told for end in pair)


def _counts_the_same(said: Quantity, value: Value, line: Line) -> bool:
    """Whether a value is of the figure's unit: members count as what makes up a membership."""
    if value.unit == said.unit:
        return True
    is_of_line = said.noun is None or said.noun[:_ROOT] in line.roots
    return {value.unit, said.unit} == COUNTS and is_of_line


def _fits(said: Quantity, value: Value, text: str) -> bool:
    if said.unit == "x" and said.bound is Bound.EXACT and value.low >= 2:
        return 0 <= value.low - said.value < 1 or fits(said, value.low, text, _ROUNDED, _ABOUT)
    if value.low < value.high and said.bound is Bound.EXACT:
        return value.low * (1 - _ROUNDED) <= said.value <= value.high * (1 + _ROUNDED)
    return any(fits(said, each, text, _ROUNDED, _ABOUT) for each in (value.low, value.high))


def changes(line: Line) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of figures of one kind that tell a change: the old one, the new one."""
    ranged = any(each.high > each.value for each in line.quantities)
    moves = ranged and (UP.search(line.plain) or DOWN.search(line.plain))
    for each in line.quantities if moves else ():
        if each.high > each.value:
            yield replace(each, high=each.value), replace(each, value=each.high)
    for at, (one, two) in enumerate(pairwise(line.quantities)):
        if alike(one, two) and (one.per == two.per or None in (one.per, two.per)) and not _begins(at + 1, line):
            between = line.plain[one.end : two.start]
            if has_become(one, two, line.plain):
                yield one, two
            elif len(between) <= 60 and _NEW_FIRST.search(between):
                yield two, one
            elif len(between) <= 60 and _OLD_FIRST.search(between):
                yield (two, one) if _is_later(one, two, line.plain) else (one, two)


def _is_later(one: Quantity, two: Quantity, low: str) -> bool:
    """Whether the first of two figures is told as the later one ("128% in 2024, 117% in 2023"; "3% now, 9% before")."""
    if _NEWLY.match(low, one.end) and _FORMERLY.match(low, two.end):
        return True
    first, second = _IN_YEAR.match(low, one.end, two.start), _IN_YEAR.match(low, two.end)
    return first is not None and second is not None and first["year"] > second["year"]


def _told(line: Line) -> frozenset[frozenset[Quantity]]:
    """The pairs of figures that tell changes."""
    return frozenset(frozenset(pair) for pair in changes(line))


def _begins(at: int, line: Line) -> bool:
    """Whether the figure at a place of a line is the beginning of a change to the next ("from 14 to 6")."""
    first, following = line.quantities[at], line.quantities[at + 1 : at + 2]
    from_here = line.plain[: first.start].endswith("from ")
    return from_here and any(line.plain[: each.start].endswith(" to ") for each in following)


def _changes(line: Line, *, in_points: bool) -> Iterator[Value]:
    """Difference (of percentages: in points only), change in percent of the old value, and factor of every change."""
    for old, new in changes(line):
        gap = abs(old.value - new.value)
        if old.unit != "%" or in_points:
            for unit in sorted({old.unit, new.unit}):
                yield Value(gap, gap, unit, "the difference of the profile's figures")
        if in_points and old.unit in COUNTS:
            yield Value(gap, gap, "%", "the difference of the profile's figures in points")
        if in_points and max(old.value, new.value) <= 1:
            yield _point(_ALL * gap, "%", "the difference of the profile's shares in points")
        if old.unit == "%":
            yield Value(gap, gap, "thing", "the difference of the profile's figures in points")
        if old.value and not in_points:
            yield _point(100 * gap / old.value, "%", "the change between the profile's figures in percent")
        if old.value and new.value:
            most, least = max(old.value, new.value), min(old.value, new.value)
            yield _point(most / least, "x", "the ratio of the profile's figures")


def _left(said: Quantity, text: str, line: Line) -> Iterator[Value]:
    """What is left of something that went down: "to a third", "a third of what we had" for "by two thirds"."""
    is_to = text.endswith("to ", 0, said.start) and not _DIGIT.search(text, said.start, said.end)
    if said.unit != "%" or not (is_to or _OF_BEFORE.match(text, said.end)):
        return
    for old, new in changes(line):
        if 0 < new.value < old.value:
            share = _ALL * new.value / old.value
            is_rough = said.bound is Bound.AT_MOST and _ROUGHLY * said.value <= share <= said.value
            yield _point(said.value if is_rough else share, "%", "what the profile's change leaves")
    for held in line.quantities if DOWN.search(line.plain) or "down" in line.stems else ():
        if held.unit == "%" and held.value < _ALL:
            yield _point(_ALL - held.value, "%", "what the profile's change leaves")


def _products(said: Quantity, text: str, line: Line) -> Iterator[Value]:
    """A count of things of so many each: three conferences with 250 guests each are 750 guests."""
    if _GROUPS.search(text, 0, said.start):
        return
    for one, two in pairwise(line.quantities):
        between = line.plain[one.end : two.start]
        are_counts = {one.unit, two.unit} <= COUNTS and not one.per and not two.per
        is_each = _EACH.match(line.plain, two.end) is not None or (_OF_SO_MANY.search(between) and two.high > 1)
        if are_counts and is_each and not _APART.search(between):
            yield _point(one.value * two.value, two.unit, "the product of the profile's figures")


def _point(value: float, unit: str, how: str) -> Value:
    return Value(value, value, unit, how)


def _shares(line: Line) -> Iterator[Value]:
    """One count of a line as a share of another: "20 applications, of which 7 ..." is 35 %."""
    counts = [held for held in line.quantities if held.unit in COUNTS]
    for one, two in combinations(counts, 2):
        between = line.plain[one.end : two.start]
        low, high = sorted((one.value, two.value))
        of_those = two.noun is None and two.unit == "thing" and two.value < one.value and not two.per
        if high and low and (of_those or _OF.search(f"{between} ")):
            yield _point(100 * low / high, "%", "the share of one of the profile's figures in another")


def _rates(said: Quantity, line: Line) -> Iterator[Value]:
    """A rate of the line brought to the period of `said`: 3,000 a month are 36,000 a year."""
    for held in line.quantities:
        if held.per and said.per and held.per != said.per and alike(said, held):
            span = _times(held.per, said.per)
            if span:
                yield Value(
                    held.value * span[0], held.high * span[1], said.unit, "the profile's rate by another period"
                )


def totals(held: Quantity, line: Line) -> bool:
    """Whether a figure of a line is the total of more than a year ("300 dogs over four years")."""
    later = (each for each in line.quantities if each.start >= held.end and each.unit == "month")
    time = next(later, None)
    if time is None or held.per or time.value <= _MONTHS["year"]:
        return False
    return _DURING.search(line.plain[held.end : time.end]) is not None


def _spread(said: Quantity, line: Line) -> Iterator[Value]:
    """A total over a time as a rate: 300 over four years are 75 a year."""
    for held, time in pairwise(line.quantities):
        lasting = time.unit == "month" and time.value and _DURING.search(line.plain[held.end : time.end])
        if lasting and said.per in _MONTHS and alike(said, held) and not held.per:
            rate = held.value * _MONTHS[said.per] / time.value
            yield _point(rate, said.unit, "the profile's total over its time")


def _with_self(line: Line) -> Iterator[Value]:
    """Who works "with two colleagues" is one of three."""
    for held in line.quantities:
        if held.unit in COUNTS and _WITH.search(line.plain[: held.end]) and held.noun in _FELLOWS:
            yield _point(held.value + 1, "people", "the profile's colleagues and the person")


def _times(held: str, said: str) -> tuple[float, float] | None:
    """How often the period `held` fits into the period `said`, from a working calendar to a full one."""
    for table in (_A_YEAR, _A_DAY):
        if held in table and said in table:
            least, most = sorted(often / rare for often, rare in zip(table[held], table[said], strict=True))
            return least, most
    return None
