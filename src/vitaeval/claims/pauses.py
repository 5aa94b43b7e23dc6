"""Time without employment as a CV lays it out: a line that says so, with its dates in it or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vitaeval.claims import cues
from vitaeval.claims.pieces import dating
from vitaeval.claims.rows import Row

_LONGEST = 110


def opens(row: Row) -> bool:
    """Whether a line heads a time without employment: short, no bullet and no sentence."""
    return (
        not row.is_bullet and len(row.text) <= _LONGEST and cues.is_break(row.text) and not cues.is_sentence(row.text)
    )


def times(rows: Sequence[Row]) -> frozenset[int]:
    """Offsets of the lines that hold nothing but the dates of such a time, below its line or above it."""
    pairs = tuple(pairwise(rows))
    below = {row.at for before, row in pairs if opens(before) and not dating(before.text) and _is_dates(row.text)}
    above = {row.at for row, after in pairs if opens(after) and not after.after_gap and _is_dates(row.text)}
    return frozenset(below | above)


def _is_dates(text: str) -> bool:
    """Whether a line is a date or a range, and nothing else."""
    found = dating(text)
    return found is not None and not any(map(str.isalnum, text[: found.start] + text[found.end :]))
