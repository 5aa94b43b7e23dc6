"""What a passage rests on: the lines of the profile that it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene
from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import stems

_LABELS = ("name", "organization", "position", "location", "startDate", "endDate", "institution")
_AROUND = 60
_ENOUGH = 2
_DIGITS = re.compile(r"\d[\d.,]*")
_CLAUSE = re.compile(
    r"(?=[.;:, ])(?:[.;:](?=\s|$)|,? and (?:then |also |I )?(?=[a-z]+(?:ed|t|e|ew)\b)|, (?!\d)"
    r"|,? (?:while|whilst)\b| and (?=(?:(?!by\b)[\w-]+ ){1,6}by\b))"
)


def near_lines(passage: Passage, scene: Scene, at: int | None = None) -> tuple[Line, ...]:
    """What a passage rests on: the cited lines of its entry, else the one that resembles it most.

    With `at`, the line that resembles the words around that offset most comes first. Numbers do not count:
    a figure must not choose its own evidence.
    """
    cited = _cited(passage, scene.evidence) if passage.cited else ()
    if any(line.source != line.entry for line in cited):
        return cited
    worded = _numberless(passage.text)
    around = () if at is None else (clause_around(worded, at), worded[max(0, at - _AROUND) : at + _AROUND])
    found = [_nearest(text, passage.entry, scene.evidence) for text in (*filter(None, around), worded)]
    return tuple(dict.fromkeys([*filter(None, found), *cited]))


def _cited(passage: Passage, evidence: Evidence) -> tuple[Line, ...]:
    """The lines that a bullet names as its sources; names and dates tell nothing."""
    lines = _told(passage.entry, evidence)
    return tuple(line for line in lines if line.source in passage.cited and line.field not in _LABELS)


@lru_cache(maxsize=1024)
def _told(entry: str | None, evidence: Evidence) -> tuple[Line, ...]:
    """The lines of an entry that tell of it; its names and dates where it has no others."""
    lines = evidence.done_in(entry)
    return tuple(line for line in lines if line.field not in _LABELS) or lines


@lru_cache(maxsize=2048)
def _nearest(text: str, entry: str | None, evidence: Evidence) -> Line | None:
    return evidence.nearest(text, _told(entry, evidence))


@lru_cache(maxsize=4096)
def _numberless(text: str) -> str:
    """`text` with a space for each character of a number."""
    return _DIGITS.sub(lambda digits: " " * len(digits.group()), text)


@lru_cache(maxsize=4096)
def clause_around(text: str, at: int) -> str:
    """The clause around an offset; empty when it says too little to be told apart."""
    start = max((mark.end() for mark in _CLAUSE.finditer(text) if mark.end() <= at), default=0)
    end = _CLAUSE.search(text, at)
    clause = text[start : end.start() if end else len(text)]
    return clause if len(stems(clause)) >= _ENOUGH else ""


def resembling(passage: Passage, scene: Scene) -> Iterator[Line]:
    """Lines of the entry that share two special words with the passage."""
    told = stems(passage.text) - general()
    return (line for line in scene.evidence.done_in(passage.entry) if len(told & line.stems) > 1)
