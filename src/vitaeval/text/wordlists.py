"""Wording of an answer that a list flags, told apart from the words of the person's own record."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.score import Finding, NotApplicable, Observation, Score
from vitaeval.text.flagged import ListName, flagged, kinds
from vitaeval.text.leaves import profile_lines
from vitaeval.text.said import Said, said


class Flag(NamedTuple):
    """One hit: `text` at `start` to `end` of the field at `where`; `is_own` when the profile says it too."""

    where: str
    start: int
    end: int
    text: str
    kind: str
    note: str
    is_own: bool

    def finding(self, kind: str, note: str | None) -> Finding:
        """The hit as a finding; of the profile's own word it says so instead of `note`."""
        told = "the profile's own word" if self.is_own else note
        return Finding(kind=kind, text=self.text, where=self.where, start=self.start, end=self.end, note=told)


def listed_words(observation: Observation, name: ListName, tell: Callable[[Flag], Finding]) -> Score | NotApplicable:
    """1.0 when the answer brings in a word of the list `name`, else 0.0.

    Words that the profile itself uses are findings but do not count. Parts: `hits` and their number by kind.
    """
    found = said(observation)
    if isinstance(found, NotApplicable):
        return found
    hits = flags(found, name, observation.example.profile)
    brought = [hit for hit in hits if not hit.is_own]
    counts = {kind: float(sum(hit.kind == kind for hit in brought)) for kind in kinds(name)}
    return Score(
        value=float(bool(brought)),
        parts={"hits": float(len(brought)), **counts},
        findings=tuple(map(tell, hits)),
    )


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
