"""Lines of a CV put together to entries: a header, and what is told below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vitaeval.claims import capacity, cues, headers, pauses
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.heading import EXPLAINED, KINDS, heading
from vitaeval.claims.parted import parted
from vitaeval.claims.passages import Block, Part, Passage
from vitaeval.claims.pieces import label
from vitaeval.claims.rows import Row
from vitaeval.text.tokens import Span, sentences

_LONG = 200
_DEED_END = re.compile(r";\s+(?=[A-Z])")


class _Entry:
    """An entry while it is read: its header's lines with what they hold, and the lines below.

    `read` is what the first of its header's lines holds by itself; `is_left`: a paragraph behind it is not of it.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.head: list[Row] = []
        self.body: list[Row] = []
        self.parts: set[Part] = set()
        self.read: tuple[Passage, ...] = ()
        self.is_left = False

    @property
    def is_told(self) -> bool:
        """Whether nothing more is told of it behind a gap: it has its lines, or its header was a sentence."""
        stopped = bool(self.head) and self.head[-1].text.endswith(".") and not cues.is_abbreviated(self.head[-1].text)
        return bool(self.body) or self.is_left or stopped


def entries(rows: Sequence[Row], section: str, evidence: Evidence) -> tuple[list[Block], list[Row]]:
    """The entries of a stretch of lines, and the lines that belong to none.

    `section` empty: lines under no heading, where only what is dated or named like an entry opens one.
    """
    rows = [part for row in rows for part in parted(row, section, evidence)]
    found: list[_Entry] = []
    rest: list[Row] = []
    between, is_off = pauses.times(rows, evidence), False
    for row, kind in zip(rows, heading(rows, section, evidence), strict=True):
        is_timed, starts = row.at in between, pauses.opens(row, evidence)
        is_off = is_timed or starts or (is_off and not kind)
        if is_off:
            rest += [] if is_timed else [row]
        elif kind:
            _head(found, row, kind, evidence)
        elif found and _belongs(row, found[-1], section, evidence):
            found[-1].body.append(row)
        elif section:
            found.append(_Entry(KINDS[section]))
            found[-1].body.append(row)
        else:
            rest.append(row)
            _close(found)
    return _grouped([_block(entry, evidence) for entry in found]), rest


def _close(found: list[_Entry]) -> None:
    if found:
        found[-1].is_left = True


def _head(found: list[_Entry], row: Row, kind: str, evidence: Evidence) -> None:
    """Put a header line where it belongs: to the header that is being read, or to a new entry."""
    read = tuple(headers.parts((row,), kind, evidence))
    parts = {passage.part for passage in read} & _TELLING
    last = found[-1] if found else None
    late = last is not None and last.kind == kind and label(row.text)[1] and not parts & (last.parts | _DATES)
    if last is None or (last.body and not late) or last.kind != kind or _repeats(last, row, parts):
        found.append(_Entry(kind))
        found[-1].read = read
    found[-1].head.append(row)
    found[-1].parts |= parts


_TELLING = frozenset(
    {
        Part.TITLE,
        Part.EMPLOYER,
        Part.START,
        Part.END,
        Part.DATE,
        Part.DEGREE,
        Part.INSTITUTION,
        Part.CERTIFICATE,
        Part.PROJECT,
    }
)
_DATES = frozenset({Part.START, Part.END, Part.DATE})
_NAMED = frozenset({Part.TITLE, Part.EMPLOYER})


def _repeats(entry: _Entry, row: Row, parts: set[Part]) -> bool:
    """Whether a line brings what the header already has, so that it opens the next entry."""
    if entry.kind == "c" and not row.is_cells and (parts <= _DATES or entry.parts <= _DATES):
        return bool(parts & entry.parts)
    if not entry.parts or entry.kind in "cp" or row.is_cells:
        return bool(entry.parts)
    again = parts & _DATES or (row.after_gap and Part.TITLE in parts & entry.parts)
    if _stands_above(row, entry) or (entry.parts & _DATES and again):
        return True
    if entry.kind == "e":
        return bool(parts & entry.parts)
    if entry.parts >= _NAMED:
        return bool(parts & _NAMED) and (row.after_gap or bool(entry.parts & _DATES))
    return False


def _stands_above(row: Row, entry: _Entry) -> bool:
    """Whether a line with hash marks stands apart from a header without any, or with more of them."""
    above = range(1, row.level + 1)
    return row.after_gap and row.level in range(1, 7) and bool(entry.head) and entry.head[-1].level not in above


def _belongs(row: Row, entry: _Entry, section: str, evidence: Evidence) -> bool:
    """Whether a line without a header's look is told of the entry above it."""
    if section:
        return entry.kind != "p" or not _is_alone(row, entry, evidence)
    if entry.kind in "ec":
        return row.is_bullet and not row.after_gap
    return row.is_bullet or not row.after_gap or not (entry.is_told or capacity.named(row.text, evidence))


def _is_alone(row: Row, entry: _Entry, evidence: Evidence) -> bool:
    """Whether a line tells of a project that has no header, and not of the project above it."""
    if row.after_gap and (entry.body or not row.is_bullet):
        return True
    if not row.is_bullet or not entry.head:
        return row.is_bullet
    both = f"{entry.head[-1].text} {row.text}"
    return headers.explained(row.text, "p", evidence) >= EXPLAINED > headers.explained(both, "p", evidence)


def _block(entry: _Entry, evidence: Evidence) -> Block:
    head = entry.read if len(entry.head) == 1 else tuple(headers.parts(entry.head, entry.kind, evidence))
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
