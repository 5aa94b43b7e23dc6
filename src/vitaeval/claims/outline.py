"""The parts of a CV: stretches of lines under one heading, whatever way the heading is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import NamedTuple

from vitaeval.claims import cues, headers, names
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.pieces import dating, is_table_head, pieces
from vitaeval.claims.rows import Row, rows
from vitaeval.text.markup import Clean
from vitaeval.text.normalize import plain
from vitaeval.text.sections import cv_section, kindred_section

ENTRIES = frozenset({"experience", "volunteer", "projects", "education", "certificates"})
"""Sections that consist of entries with a header each."""

_WORKING = frozenset({"experience", "volunteer", "projects"})
_GROUPED = frozenset({"skills"})
"""Sections whose entries stand in groups, under lesser headings of their own."""
_ASIDE = frozenset({"awards", "publications"})
_LISTED = frozenset({"skills", "languages"})
"""Sections that a heading opens by its last word, whatever stands before it ("HR competencies" of an HR manager)."""
_NEVER_INLINE = _WORKING | _ASIDE
_INLINE = re.compile(r"(?P<label>[^\W\d_][\w &/+'’()-]{1,40}?)(?:\s*:\s+|\s{3,}|\t+)(?=\S)")
_COUNTED = re.compile(r"\d[.)]\s+$")
_GOES_ON = re.compile(r":\s+\S")
"""Behind a name of a section, what stands in it."""
_ADDRESS = re.compile(r"\S@\S|\w\.[a-z]{2}")
"""No heading holds one, whatever word stands in it ("ada.example/work")."""
_SHOUT = re.compile(r"[^\W\d_a-z]+(?:[ &/-]+[^\W\d_a-z]+){0,4}:?")
_LONGEST, _FEW = 60, 4
_BY_COLUMN = {
    **dict.fromkeys(("company", "employer", "organisation", "organization", "role", "position"), "experience"),
    **dict.fromkeys(("certification", "certifications", "certificate", "certificates"), "certificates"),
    **dict.fromkeys(("degree", "institution", "school", "university", "qualification"), "education"),
    **dict.fromkeys(("skill", "skills", "tools", "technology", "technologies"), "skills"),
    **dict.fromkeys(("language", "languages"), "languages"),
    **dict.fromkeys(("project", "projects"), "projects"),
}
"""The section that a column's name tells of, the first that is found."""
_WORDS = re.compile(r"[^\W\d_]+(?:[ &/'’-]+[^\W\d_]+)*:?")
_PASTIME = re.compile(r"interest|hobb|activit", re.IGNORECASE)
"""What a group of skills is called that holds none; one called "Teaching" or "Outreach" names what somebody can do."""
_PAPERS = re.compile(r"certif|licen|qualif|credential|accredit|award", re.IGNORECASE)
"""What a group of skills is called that holds certificates; a group called "Training" names what somebody can teach."""


class Stretch(NamedTuple):
    """Lines under one heading; `name` is the section's, empty under no heading or an unknown one."""

    name: str
    rows: tuple[Row, ...]


def outline(page: Clean, evidence: Evidence) -> Iterator[Stretch]:
    """The whole page, in order, cut at its headings; headings that the table knows are not among the lines.

    A line like "Skills: Python, SQL" is a stretch of its own inside the one around it.
    """
    name, level, by_table = "", 0, True
    held: list[Row] = []
    lines = rows(page, 0, len(page.text))
    shouts = any(_SHOUT.fullmatch(row.text) and (cv_section(row.text) or kindred_section(row.text)) for row in lines)
    counted = any(_is_counted(page, row) and cv_section(row.text) for row in lines)
    for row, following in zip_longest(lines, lines[1:]):
        tabled = _tabled(row) if by_table else None
        opened = tabled or _opened(row, name, level)
        if opened is None and counted and row.after_gap and _is_counted(page, row) and _WORDS.fullmatch(row.text):
            opened = ""
        set_off = row.after_gap or (shouts and held and _stands_out(held[-1], row, following))
        is_group = name in _GROUPED and level in range(1, 7) and row.level > level
        unusual = _unusual(row, following, evidence, shouts=shouts) if set_off and not (opened or is_group) else None
        inline = _inline(row, name) if opened is None else None
        if opened is not None or unusual is not None:
            yield Stretch(name, tuple(held))
            name, level, by_table = opened or unusual or "", row.level, tabled is not None
            held = [row] if unusual is None and not opened else []
        elif inline:
            yield inline
        else:
            held.append(row)
    yield Stretch(name, tuple(held))


def _is_counted(page: Clean, row: Row) -> bool:
    """Whether a number stands in front of a line ("5. Other"), as in front of headings that are counted."""
    return row.is_bullet and _COUNTED.search(page.text, max(0, row.at - 5), row.at) is not None


def _tabled(row: Row) -> str | None:
    """The section that a table is, by the names of its columns."""
    cells = [cell.strip() for cell in row.text.split("|")] if is_table_head(row) else []
    return next((_BY_COLUMN[word] for cell in cells for word in plain(cell).split() if word in _BY_COLUMN), None)


def _opened(row: Row, name: str, level: int) -> str | None:
    """The section that a line opens; empty for one that the table does not know, None where it opens none."""
    is_list = row.is_cells or (row.is_bullet and not row.after_gap)
    if is_list or len(row.text) > _LONGEST or _GOES_ON.search(row.text) or _ADDRESS.search(row.text):
        return None
    if cues.is_break(row.text):
        return None
    known = cv_section(row.text)
    if known or row.is_bullet:
        return known
    inside = name in ENTRIES and (level not in range(1, 7) or row.level > level)
    ends_list = name not in ENTRIES and name and row.after_gap and _SHOUT.fullmatch(row.text)
    return "" if (row.level in (1, 2) and not inside) or ends_list else None


def _unusual(row: Row, following: Row | None, evidence: Evidence, *, shouts: bool) -> str | None:
    """The section that a line opens by its look, where the table does not know it: of the kind that one word names.

    A line with a word for a firm or post, or out of the profile's own headers, is none; nor is one in capitals above
    a dated line that lacks an employer.
    """
    plainly = len(row.text.split()) <= _FEW and row.text[:1].isupper() and _WORDS.fullmatch(row.text) is not None
    if not plainly or row.is_bullet or row.is_cells or cues.is_break(row.text):
        return None
    listed = kindred_section(row.text.rstrip(":").split()[-1])
    if listed in _LISTED and not _is_whole_name(names.tokens(row.text), evidence):
        return listed
    if _is_named(row.text, evidence):
        return None
    kindred = kindred_section(row.text)
    if kindred:
        return kindred
    return "" if shouts and _SHOUT.fullmatch(row.text) and not _heads(following) else None


def _stands_out(before: Row, row: Row, following: Row | None) -> bool:
    """Whether a line is in capitals and its neighbours are not."""
    around = (before, *((following,) if following else ()))
    return _SHOUT.fullmatch(row.text) is not None and not any(_SHOUT.fullmatch(other.text) for other in around)


def _is_named(text: str, evidence: Evidence) -> bool:
    """Whether a line names a firm, a post, or anything that heads an entry of the profile."""
    words = names.tokens(text)
    known = any(headers.resembles(text, kind, evidence) for kind in "wpec") and len(words) > 1
    called = len(words) > 1 and (cues.is_organisation(text) or cues.is_school(text))
    return known or called or cues.is_title(text) or _is_whole_name(words, evidence)


def _is_whole_name(words: tuple[str, ...], evidence: Evidence) -> bool:
    """Whether words are the whole of a field that heads an entry of the profile."""
    lines = chain.from_iterable(evidence.by_entry.values()) if evidence.header_tokens.issuperset(words) else ()
    return any(words == names.tokens(line.text) for line in lines)


def _heads(row: Row | None) -> bool:
    """Whether a line below a name is the rest of a header: dated, and without an employer of its own."""
    return row is not None and dating(row.text) is not None and len(pieces((row,), "w")) < 2


def _inline(row: Row, name: str) -> Stretch | None:
    """A line that opens with the name of a section and goes on with what stands in it."""
    found = _INLINE.match(row.text)
    known = cv_section(found["label"]) if found else None
    told = known in _NEVER_INLINE and (name in ("", *_WORKING) or known not in _ASIDE)
    if found is None or known is None or told or (row.is_bullet and name in ("", *_WORKING)):
        return None
    if name in _WORKING and known not in ("skills", "languages", "education", "certificates"):
        return None
    if name == "skills" and known == "interests" and not _PASTIME.search(found["label"]):
        return None
    if name == "skills" and known == "certificates" and not _PAPERS.search(found["label"]):
        return None
    rest = row._replace(at=row.at + found.end(), text=row.text[found.end() :], is_bullet=False, level=0)
    return Stretch(known, (rest,))
