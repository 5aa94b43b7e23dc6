"""What the figures of one line come to together, with the single things that are told beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from vitaeval.claims.evidence import Line
from vitaeval.text.quantities import Quantity
from vitaeval.text.units import MONEY

COUNTS = frozenset({"thing", "people"})
_ONE = r"\b(?:one|an?) (?:[a-z-]+ ){0,2}[a-z-]+"
_ONE_BEFORE = re.compile(rf"{_ONE}(?:,|,? and|,? plus) $")
_ONE_BEHIND = re.compile(r"(?: [a-z-]+){0,3}(?:,|,? and|,? plus) (?:one|an?) [a-z]")
_ONE_AND_ONE = re.compile(rf"{_ONE}(?:,|,? and|,? plus) (?:one|an?) (?!(?:half|quarter|third)\b)[a-z]")
_AND = re.compile(r" ?(?:,|,? and|,? plus|&|\+) ")


def sums(said: Quantity, line: Line, apart: Collection[frozenset[Quantity]]) -> Iterator[tuple[float, str]]:
    """What `said` may be the sum of, with its unit: neighbouring counts, amounts of money joined by "and".

    Counts of different things come together only under another name than theirs. Pairs in `apart` are no parts of one
    whole. A thing told without a figure beside them is one more ("one archivist and six student workers").
    """
    counts = [held for held in line.quantities if held.unit in COUNTS and held.high == held.value]
    for run in _runs(counts):
        nouns = {held.noun for held in run}
        if any(frozenset(pair) in apart for pair in pairwise(run)) or (len(nouns) > 1 and said.noun in nouns):
            continue
        total = sum(held.value for held in run)
        beside = _beside(run[0], run[-1], line) if said.unit in COUNTS and said.noun not in nouns else 0
        for each in {total, total + beside} if len(run) > 1 else {total + beside} - {total}:
            yield from ((each, unit) for unit in sorted(COUNTS))
    if said.unit == "people" and _ONE_AND_ONE.search(line.plain):
        yield 2.0, said.unit
    if said.unit in MONEY:
        yield from ((total, said.unit) for total in _amounts(said.unit, line))


def _runs(counts: list[Quantity]) -> Iterator[list[Quantity]]:
    """Every stretch of neighbours, of one or more."""
    for first in range(len(counts)):
        for last in range(first + 1, len(counts) + 1):
            yield counts[first:last]


def _beside(first: Quantity, last: Quantity, line: Line) -> int:
    """How many single things stand before and behind counted ones."""
    before = _ONE_BEFORE.search(line.plain, 0, first.start) is not None
    return before + (_ONE_BEHIND.match(line.plain, last.end) is not None)


def _amounts(currency: str, line: Line) -> Iterator[float]:
    """The sum of each two or more amounts of one currency in a row."""
    run: list[Quantity] = []
    for held in line.quantities:
        joined = run and _AND.fullmatch(line.plain, run[-1].end, held.start)
        run = [*run, held] if joined and held.unit == currency else [held] if held.unit == currency else []
        if len(run) > 1:
            yield sum(each.value for each in run)
