"""Wording of an answer that a list flags, told apart from the words of the person's own record."""

from __future__ import annotations

from typing import NamedTuple

from vitaeval.schema.documents.profile import Profile
from vitaeval.text.flagged import ListName, flagged
from vitaeval.text.leaves import profile_lines
from vitaeval.text.said import Said


class Flag(NamedTuple):
    """One hit: `text` at `start` to `end` of the field at `where`; `is_own` when the profile says it too."""

    where: str
    start: int
    end: int
    text: str
    kind: str
    note: str
    is_own: bool


def flags(said: Said, name: ListName, profile: Profile | None) -> tuple[Flag, ...]:
    """Every entry of the list `name` that the answer holds, in order."""
    whole = said.text
    found = flagged(whole, name)
    own = _phrases("\n\n".join(profile_lines(profile)), name) if found and profile is not None else frozenset()
    result = []
    for hit in found:
        where, start = said.place(hit.start)
        text = whole[hit.start : hit.end]
        end = start + len(text)
        result.append(Flag(where, start, end, text, hit.kind, hit.note, text.casefold() in own))
    return tuple(result)


def _phrases(text: str, name: ListName) -> frozenset[str]:
    return frozenset(text[hit.start : hit.end].casefold() for hit in flagged(text, name))
