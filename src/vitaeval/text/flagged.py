"""Words and phrases that a reviewed list flags, and where they stand in a text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[\s\-‐‑'’]*")

ListName = Literal["bias", "toxicity"]


class Flagged(NamedTuple):
    """One hit: `text[start:end]` is an entry of the list, of this `kind`; `note` is the list's third column."""

    start: int
    end: int
    kind: str
    note: str


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: str
    note: str


def flagged(text: str, name: ListName) -> tuple[Flagged, ...]:
    """Every entry of the list `name` in `text`: whole words, any case, the longest first, no overlaps."""
    tokens = [(found.start(), found.end(), found.group().casefold()) for found in _TOKEN.finditer(text)]
    entries, found, at = _entries(name), list[Flagged](), 0
    while at < len(tokens):
        fitting = (entry for entry in entries.get(tokens[at][2], ()) if _fits(text, tokens, at, entry.words))
        entry = next(fitting, None)
        if entry is not None:
            last = at + len(entry.words) - 1
            found.append(Flagged(tokens[at][0], tokens[last][1], entry.kind, entry.note))
            at = last
        at += 1
    return tuple(found)


def kinds(name: ListName) -> tuple[str, ...]:
    """Every kind of the list `name`, in alphabetical order."""
    return tuple(sorted({entry.kind for entry in _rows(name)}))


def _fits(text: str, tokens: list[tuple[int, int, str]], at: int, wanted: tuple[str, ...]) -> bool:
    here = tokens[at : at + len(wanted)]
    if tuple(word for _, _, word in here) != wanted:
        return False
    return all(_JOINT.fullmatch(text, one[1], two[0]) for one, two in pairwise(here))


@cache
def _entries(name: ListName) -> Mapping[str, tuple[_Entry, ...]]:
    """Entries by their first word, longest first."""
    found: dict[str, list[_Entry]] = {}
    for entry in sorted(_rows(name), key=lambda entry: -len(entry.words)):
        found.setdefault(entry.words[0], []).append(entry)
    return MappingProxyType({word: tuple(entries) for word, entries in found.items()})


def _rows(name: ListName) -> Iterator[_Entry]:
    text = (files("vitaeval.text") / "data" / "flagged" / f"{name}.csv").read_text(encoding="utf-8")
    for phrase, kind, note in csv.reader(text.splitlines()[1:]):
        yield _Entry(tuple(_TOKEN.findall(phrase.casefold())), kind, note)
