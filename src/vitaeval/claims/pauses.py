"""Time without employment as a CV lays it out: a line that says so, with its dates in it or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vitaeval.claims import cues, headers
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.pieces import dating
from vitaeval.claims.rows import Row

_LONGEST = 110


def opens(row: Row, evidence: Evidence) -> bool:
    """Whether a line heads a time without employment, and no entry of the profile: short, no bullet and no sentence."""
    is_header = not row.is_bullet and len(row.text) <= _LONGEST and not cues.is_sentence(row.text)
    return is_header and is_break(row.text, evidence)


def is_break(text: str, evidence: Evidence) -> bool:
    """Whether a text tells of a time without employment that the profile has not as an entry."""
    return cues.is_break(text) and not headers.resembles(text, "w", evidence)


def is_time_off(entry: str | None, evidence: Evidence) -> bool:
    """Whether an entry of the profile is such a time itself: what is told of it may belong to any other."""
    title = evidence.field(entry, "position") if entry else None
    return title is not None and cues.is_break(title.text)


def times(rows: Sequence[Row], evidence: Evidence) -> frozenset[int]:
    """Offsets of the lines that hold nothing but the dates of such a time, below its line or above it."""
    pairs = tuple(pairwise(rows))
    opened = {row.at for row in rows if opens(row, evidence)}
    below = {row.at for before, row in pairs if before.at in opened and not dating(before.text) and _is_dates(row.text)}
    above = {row.at for row, after in pairs if after.at in opened and not after.after_gap and _is_dates(row.text)}
    return frozenset(below | above)


def _is_dates(text: str) -> bool:
    """Whether a line is a date or a range, and nothing else."""
    found = dating(text)
    return found is not None and not any(map(str.isalnum, text[: found.start] + text[found.end :]))
