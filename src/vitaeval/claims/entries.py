"""Which lines of a CV head an entry, and which belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vitaeval.claims import credentials, cues, headers
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.parted import parted
from vitaeval.claims.passages import Block, Part, Passage
from vitaeval.claims.pieces import Piece, cut, dating, is_table_head, label, pieces
from vitaeval.claims.rows import Row
from vitaeval.text import dates
from vitaeval.text.tokens import Span, sentences

_KINDS = {"experience": "w", "volunteer": "w", "projects": "p", "education": "e", "certificates": "c"}
_NEAR_WORDS = 9
_NAME_WORDS = 3
_BULLET_HEAD = 110
_EXPLAINED = 0.75
_LONG = 200
_DEED_END = re.compile(r";\s+(?=[A-Z])")


class _Entry:
    """An entry while it is read: its header's lines with what they hold, and the lines below."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.head: list[Row] = []
        self.body: list[Row] = []
        self.parts: set[Part] = set()


def entries(rows: Sequence[Row], section: str, evidence: Evidence) -> tuple[list[Block], list[Row]]:
    """The entries of a stretch of lines, and the lines that belong to none.

    `section` empty: lines under no heading, where only what is dated or named like an entry opens one.
    """
    rows = [part for row in rows for part in parted(row, section, evidence)]
    found: list[_Entry] = []
    rest: list[Row] = []
    for row, kind in zip(rows, _heads(rows, section, evidence), strict=True):
        if kind:
            _head(found, row, kind, evidence)
        elif found and _belongs(row, found[-1], section, evidence):
            found[-1].body.append(row)
        elif section:
            found.append(_Entry(_KINDS[section]))
            found[-1].body.append(row)
        else:
            rest.append(row)
    return _grouped([_block(entry, evidence) for entry in found]), rest


def _heads(rows: Sequence[Row], section: str, evidence: Evidence) -> list[str | None]:
    """For each line the kind of entry that it heads, or None."""
    kinds = [_kind(row, section, evidence) for row in rows]
    sure = list(kinds)
    for n, row in enumerate(rows):
        if kinds[n] is None and _is_near(row, section):
            kinds[n] = _neighbour(n, rows, kinds, sure)
    return _agreed(rows, kinds) if not section else kinds


def _agreed(rows: Sequence[Row], kinds: list[str | None]) -> list[str | None]:
    """Header lines that follow each other head one entry: a school without a degree may be where somebody worked."""
    start = 0
    for n in range(1, len(rows) + 1):
        goes_on = n < len(rows) and kinds[n] and not rows[n].after_gap and not rows[n].is_bullet
        if goes_on:
            continue
        run = range(start, n)
        mixed = {kinds[m] for m in run} >= {"w", "e"} and any(dating(rows[m].text) for m in run)
        if mixed and len({rows[m].at for m in run if dating(rows[m].text)}) == 1:
            taught = any(credentials.degree_level(rows[m].text) for m in run)
            kinds[start:n] = ["e" if taught else "w"] * (n - start)
        start = n
    return kinds


def _neighbour(n: int, rows: Sequence[Row], kinds: Sequence[str | None], sure: Sequence[str | None]) -> str | None:
    """The kind of the header that a short line belongs to: the one above it, or one that it opens."""
    before = kinds[n - 1] if n and not rows[n - 1].is_bullet else None
    if before and before in "we":
        above = pieces((rows[n - 1],), before) if dating(rows[n - 1].text) else ()
        whole = len(above) > 1 and not _lacks_title(above, rows[n], before)
        return before if not whole or cues.is_place(rows[n].text) or cues.is_employment(rows[n].text) else None
    starts = n == 0 or rows[n].after_gap or rows[n - 1].is_bullet
    for row, kind in zip(rows[n + 1 : n + 3], sure[n + 1 : n + 3], strict=True):
        if starts and kind and kind in "we" and not row.is_bullet:
            return kind
        if not _is_near(row, "experience"):
            break
    return None


def _lacks_title(above: Sequence[Piece], row: Row, kind: str) -> bool:
    """Whether a line is the title that the dated header above it lacks."""
    return kind == "w" and cues.is_title(row.text) and not any(cues.is_title(piece.text) for piece in above)


def _is_near(row: Row, section: str) -> bool:
    """Whether a line could be one field of a header that is spread over several lines."""
    if (
        row.is_bullet
        or section in ("certificates", "projects")
        or (row.text.endswith((":", ".")) and not cues.is_abbreviated(row.text))
    ):
        return False
    named = len(row.text.split()) < _NEAR_WORDS and row.text[:1].isupper() and cues.is_name(row.text)
    return named and not cues.opens_with_deed(row.text)


def _kind(row: Row, section: str, evidence: Evidence) -> str | None:
    """The kind of entry that a line heads by what it says itself."""
    if (
        (cues.is_sentence(row.text) and not _is_full_header(row))
        or cues.is_break(row.text)
        or is_table_head(row)
        or (row.text.endswith(":") and not row.is_cells)
    ):
        return None
    if section in ("education", "certificates"):
        return _taught(row, section, evidence)
    if row.is_bullet and (len(row.text) > _BULLET_HEAD or not _is_whole(row, evidence)):
        return None
    if section:
        return _KINDS[section] if _is_worked(row, _KINDS[section], evidence) else None
    return _unheaded(row, evidence)


def _is_full_header(row: Row) -> bool:
    """Whether a line that ends in a full stop is a header all the same: fields, and a date at the end."""
    found = dating(row.text) if len(row.text) <= _BULLET_HEAD and not cues.is_narrated(row.text) else None
    alone = ":" not in row.text and len(dates.ranges(row.text)) <= 1
    return found is not None and alone and found.end >= len(row.text) - 2 and len(pieces((row,), "w")) > 1


def _is_whole(row: Row, evidence: Evidence) -> bool:
    """Whether a bullet is a whole header by itself: named or titled, and dated."""
    found = dating(row.text)
    if found is None or cues.opens_with_deed(row.text):
        return False
    return headers.resembles(row.text, "w", evidence) or (found.first is not None and cues.is_title(row.text))


def _is_worked(row: Row, kind: str, evidence: Evidence) -> bool:
    if kind == "p":
        return bool(row.level) or (not row.is_bullet and not _is_deed(row.text, evidence))
    if headers.resembles(row.text, kind, evidence) or row.level or row.is_cells or label(row.text)[1]:
        return True
    return dating(row.text) is not None and not _is_told(row.text)


def _is_told(text: str) -> bool:
    """Whether a line opens with a deed, and is not only a short name with dates ("Research (2023)", "2021-ongoing")."""
    found = dating(text)
    rest = [word for word in f"{text[: found.start]} {text[found.end :]}".split() if word[0].isalpha()] if found else []
    short = found is not None and len(rest) <= _NAME_WORDS and all(word[0].isupper() for word in rest)
    return not short and cues.opens_with_deed(text)


def _is_deed(text: str, evidence: Evidence) -> bool:
    """Whether a line tells what was done, and is no short name of a project that opens with such a word."""
    named = len(text.split()) < _NEAR_WORDS and headers.resembles(text, "p", evidence)
    return cues.opens_with_deed(text) and not named


def _taught(row: Row, section: str, evidence: Evidence) -> str | None:
    """The kind of a line under education or certificates: degrees and courses of study may stand under either."""
    level = credentials.degree_level(row.text)
    if section == "certificates":
        return "e" if (level or 0) > 2 and not headers.resembles(row.text, "c", evidence) else "c"
    told = headers.explained(row.text, "e", evidence) >= _EXPLAINED
    named = level or cues.is_school(row.text) or told or headers.resembles(row.text, "e", evidence)
    if named or label(row.text)[1] or (dating(row.text) and not row.is_bullet):
        return "c" if not level and not cues.is_school(row.text) and headers.resembles(row.text, "c", evidence) else "e"
    return "c" if headers.resembles(row.text, "c", evidence) else None


def _unheaded(row: Row, evidence: Evidence) -> str | None:
    """The kind of a line under no heading."""
    if _is_told(row.text):
        return None
    found = dating(row.text)
    first = row.text[slice(*cut(row.text)[0])] if cut(row.text) else ""
    degree = credentials.degree_level(first) and not cues.is_title(first)
    taught = cues.is_school(row.text) or (degree and headers.resembles(row.text, "e", evidence))
    if degree and (found or taught):
        return "e"
    marked = found or row.level in range(3, 8) or label(row.text)[1] or row.is_cells
    known = _known(row.text, evidence, "w" * bool(marked) + "e" * bool(found or taught) + "cp" * bool(found))
    if known or not found:
        return known or ("w" if row.is_cells else None)
    if cues.is_school(row.text):
        return "e"
    return "w" if found.first is not None or cues.is_title(row.text) or row.is_cells else None


def _known(text: str, evidence: Evidence, kinds: str) -> str | None:
    """The first of `kinds` of entries of the profile that a line names; a certificate where it explains more."""
    found = [kind for kind in kinds if headers.resembles(text, kind, evidence)]
    if {"w", "c"} <= {*found} and headers.explained(text, "c", evidence) > headers.explained(text, "w", evidence):
        return "c"
    return found[0] if found else None


def _head(found: list[_Entry], row: Row, kind: str, evidence: Evidence) -> None:
    """Put a header line where it belongs: to the header that is being read, or to a new entry."""
    parts = {passage.part for passage in headers.parts((row,), kind, evidence)} & _TELLING
    last = found[-1] if found else None
    if last is None or last.body or last.kind != kind or _repeats(last, row, parts):
        found.append(_Entry(kind))
    found[-1].head.append(row)
    found[-1].parts |= parts


_TELLING = frozenset(
    {Part.TITLE, Part.EMPLOYER, Part.START, Part.END, Part.DEGREE, Part.INSTITUTION, Part.CERTIFICATE, Part.PROJECT}
)
_DATES = frozenset({Part.START, Part.END})
_NAMED = frozenset({Part.TITLE, Part.EMPLOYER})


def _repeats(entry: _Entry, row: Row, parts: set[Part]) -> bool:
    """Whether a line brings what the header already has, so that it opens the next entry."""
    if not entry.parts or entry.kind in "cp" or row.is_cells:
        return bool(entry.parts)
    if parts & _DATES and entry.parts & _DATES:
        return True
    if entry.kind == "e":
        return bool(parts & entry.parts)
    if entry.parts >= _NAMED:
        return bool(parts & _NAMED) and (row.after_gap or bool(entry.parts & _DATES))
    return False


def _belongs(row: Row, entry: _Entry, section: str, evidence: Evidence) -> bool:
    """Whether a line without a header's look is told of the entry above it."""
    if section:
        return entry.kind != "p" or not _is_alone(row, entry, evidence)
    if entry.kind in "ec":
        return row.is_bullet and not row.after_gap
    return row.is_bullet or not row.after_gap or not entry.body


def _is_alone(row: Row, entry: _Entry, evidence: Evidence) -> bool:
    """Whether a line tells of a project that has no header, and not of the project above it."""
    if row.after_gap and (entry.body or not row.is_bullet):
        return True
    return row.is_bullet and (not entry.head or headers.explained(row.text, "p", evidence) >= _EXPLAINED)


def _block(entry: _Entry, evidence: Evidence) -> Block:
    head = tuple(headers.parts(entry.head, entry.kind, evidence))
    body = (passage for row in entry.body if not row.text.endswith(":") for passage in _told(row))
    return Block(entry.kind, None, (*head, *body))


def _told(row: Row) -> list[Passage]:
    """The sentences of a line, each a deed of its own."""
    spans = sentences(row.text) if len(row.text) >= _LONG else (Span(0, len(row.text), row.text),)
    ends = ((span, [0, *(found.end() for found in _DEED_END.finditer(span.text)), len(span.text)]) for span in spans)
    return [
        Passage(None, row.at + span.start + start, span.text[start:stop], Part.BULLET)
        for span, marks in ends
        for start, stop in pairwise(marks)
    ]


def _grouped(blocks: list[Block]) -> list[Block]:
    """Roles under one employer's header: they inherit its name; its dates span them all."""
    found: list[Block] = []
    employer: str | None = None
    for n, block in enumerate(blocks):
        name, title = block.first(Part.EMPLOYER), block.first(Part.TITLE)
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        heads = name and not title and not block.first(Part.BULLET) and block.kind == "w"
        if heads and following and following.first(Part.TITLE) and not following.first(Part.EMPLOYER):
            block = replace(block, is_group=True)
        employer = name or (employer if title and block.kind == "w" else None)
        found.append(block if name or block.kind != "w" else replace(block, employer=employer))
    return found
