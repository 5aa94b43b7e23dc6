"""The parts of a CV: stretches of lines under one heading, whatever way the heading is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vitaeval.claims.rows import Row, rows
from vitaeval.text.markup import Clean
from vitaeval.text.sections import cv_section

ENTRIES = frozenset({"experience", "volunteer", "projects", "education", "certificates"})
"""Sections that consist of entries with a header each."""

_WORKING = frozenset({"experience", "volunteer", "projects"})
_NEVER_INLINE = _WORKING | {"awards", "publications"}
_INLINE = re.compile(r"(?P<label>[^\W\d_][\w &/+'’-]{1,40})\s*:\s+(?=\S)")
_SHOUT = re.compile(r"[^\W\d_a-z]+(?:[ &/-]+[^\W\d_a-z]+){0,4}:?")
_LONGEST = 60


class Stretch(NamedTuple):
    """Lines under one heading; `name` is the section's, empty under no heading or an unknown one."""

    name: str
    rows: tuple[Row, ...]


def outline(page: Clean) -> Iterator[Stretch]:
    """The whole page, in order, cut at its headings; headings that the table knows are not among the lines.

    A line like "Skills: Python, SQL" is a stretch of its own inside the one around it.
    """
    name, level = "", 0
    held: list[Row] = []
    for row in rows(page, 0, len(page.text)):
        opened = _opened(row, name, level)
        inline = None if opened else _inline(row, name)
        if opened:
            yield Stretch(name, tuple(held))
            name, level = opened[0], row.level
            held = [row] if not name else []
        elif inline:
            yield inline
        else:
            held.append(row)
    yield Stretch(name, tuple(held))


def _opened(row: Row, name: str, level: int) -> tuple[str] | None:
    """The section that a line opens, or None."""
    if row.is_cells or len(row.text) > _LONGEST or (row.is_bullet and not row.after_gap):
        return None
    known = cv_section(row.text)
    if known or row.is_bullet:
        return (known,) if known else None
    inside = name in ENTRIES and (level not in range(1, 7) or row.level > level)
    ends_list = name not in ENTRIES and name and row.after_gap and _SHOUT.fullmatch(row.text)
    return ("",) if (row.level in (1, 2) and not inside) or ends_list else None


def _inline(row: Row, name: str) -> Stretch | None:
    """A line that opens with the name of a section and goes on with what stands in it."""
    found = _INLINE.match(row.text)
    known = cv_section(found["label"]) if found else None
    if found is None or known is None or known in _NEVER_INLINE or (row.is_bullet and name in ("", *_WORKING)):
        return None
    if name in _WORKING and known not in ("skills", "languages", "education", "certificates"):
        return None
    rest = row._replace(at=row.at + found.end(), text=row.text[found.end() :], is_bullet=False, level=0)
    return Stretch(known, (rest,))
