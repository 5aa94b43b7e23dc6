"""A later step of a work told for an earlier one: approved for reviewed, completed for planned, filed for drafted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from vitaeval.claims.clauses import clauses, lead
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general, rows
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain, stems_between
from vitaeval.text.polarity import unclaimed

_PIECE = re.compile(r"(?:(?! (?:and|then|plus|but) )[^;:,.()])+")
_NOUN = re.compile(r"[a-z]+ (?=[a-z]+ing\b)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


class Step(NamedTuple):
    """What tells of a step: the words that carry it in a profile, and those for what comes before it."""

    carried: re.Pattern[str]
    earlier: re.Pattern[str]


def steps(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words for a step that open or end a piece of a bullet, of what its line only tells an earlier step."""
    low = plain(passage.text)
    if passage.part is not Part.BULLET or passage.entry is None or letters(low).isdisjoint(_signs()):
        return
    for piece in _PIECE.finditer(low):
        for start, end in _edges(low, piece):
            step = _steps().get(low[start:end])
            line = _of_before(step, stems_between(passage.text, *piece.span()), passage, scene, start) if step else None
            if line is not None and not unclaimed(passage.text, start, end):
                ruling = contradicted("the profile names an earlier step", line)
                yield claim(passage, ClaimType.OWNERSHIP, (start, end), ruling)


def _edges(low: str, piece: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The first and the last word of a piece."""
    start = piece.start() + lead(piece.group())
    found = list(_WORD.finditer(low, start, piece.end()))
    return (word.span() for word in (*found[:1], *found[1:][-1:]))


def _of_before(step: Step, told: frozenset[str], passage: Passage, scene: Scene, at: int) -> Line | None:
    """The nearest line, where it opens what it tells of the same with a step before, and no line of the entry that
    speaks of it has the step itself."""
    special = told - general()
    near = next(iter(near_lines(passage, scene, at)), None)
    if near is None:
        return None
    lines = (line for line in scene.evidence.done_in(passage.entry) if special & line.stems)
    if any(step.carried.search(line.plain) for line in (near, *lines)):
        return None
    opened = (_opening(step, held.text) for held in clauses(near.text) if special & held.stems)
    return near if any(verb and not any(word.startswith(verb) for word in told) for verb in opened) else None


def _opening(step: Step, clause: str) -> str | None:
    """The earlier step that a clause opens with, be it behind another noun ("Shift planning")."""
    at = lead(clause)
    noun = _NOUN.match(clause, at)
    found = step.earlier.match(clause, at) or (noun and step.earlier.match(clause, noun.end()))
    return found.group() if found else None


@cache
def _signs() -> frozenset[str]:
    """A run of letters of each word for a step."""
    return frozenset(word.partition("-")[0] for word in _steps())


@cache
def _steps() -> Mapping[str, Step]:
    table: dict[str, Step] = {}
    for row in rows("steps"):
        claimed, *sources = row.split(" : ")
        carried, earlier = (re.compile(rf"\b(?:{'|'.join(words.split())})") for words in sources)
        table |= dict.fromkeys(claimed.split(), Step(carried, earlier))
    return table
