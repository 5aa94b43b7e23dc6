"""Two texts side by side: which lines differ, and which words of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

WORDS = re.compile(r"\s+|[^\s]+")
CONTEXT = 1
Piece = tuple[str, bool]
"""A stretch of a line, and whether the other line lacks it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old text beside one of the new; None where one has none. `skipped` equal lines stand before it."""

    old: str | None
    new: str | None
    skipped: int = 0

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """The lines that differ, each with `CONTEXT` equal ones around it; the rest is counted."""
    found = list(_all(old, new))
    near = {at + by for at, row in enumerate(found) if not row.is_same for by in range(-CONTEXT, CONTEXT + 1)}
    skipped = 0
    for at, row in enumerate(found):
        if at in near:
            yield Row(row.old, row.new, skipped)
            skipped = 0
        else:
            skipped += 1


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines that differ, the old ones after `- `, the new ones after `+ `."""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (f"- {_bare(line)}" for line in old[i:j])
            yield from (f"+ {_bare(line)}" for line in new[k:m])


def words(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both lines in pieces, each with whether the other line lacks it."""
    ours, theirs = WORDS.findall(old), WORDS.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        left.append(("".join(ours[i:j]), tag != "equal"))
        right.append(("".join(theirs[k:m]), tag != "equal"))
    return [piece for piece in left if piece[0]], [piece for piece in right if piece[0]]


def _bare(line: str) -> str:
    return line.strip().removeprefix("- ")


def _all(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Row(line, line) for line in old[i:j])
        else:
            yield from (Row(before, after) for before, after in zip_longest(old[i:j], new[k:m]))
