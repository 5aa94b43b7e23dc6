"""A CV or letter in Markdown or plain text as passages and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vitaeval.claims import headers
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.passages import Block, Part, Passage
from vitaeval.text.normalize import plain
from vitaeval.text.sections import Section, sections

_MARK = re.compile(r"^\s*(?:[-*•‣▪◦–·]|\d{1,2}[.)])\s+|^\s*#{1,6}\s+|^\s+")
_BULLET = re.compile(r"^\s*(?:[-*•‣▪◦–·]|\d{1,2}[.)])\s")
_ITEM = re.compile(r"(?:\([^()]*\)|[^,;|•\n()])+")
_LABEL = re.compile(r"^[\w &/+-]{2,40}:\s+")
_KINDS = {"experience": "w", "volunteer": "w", "projects": "p", "education": "e", "certificates": "c"}


class Row(NamedTuple):
    """One line without its bullet or heading mark; `at` is its offset in the whole text."""

    at: int
    text: str
    is_bullet: bool
    is_heading: bool


class Reading(NamedTuple):
    """A text taken apart: what stands outside entries, and the entries."""

    loose: tuple[Passage, ...]
    blocks: tuple[Block, ...]


def read(text: str, evidence: Evidence) -> Reading:
    """Take a text apart by its headings; what is under none is running text."""
    loose: list[Passage] = []
    blocks: list[Block] = []
    for section in sections(text):
        rows = tuple(_rows(text, section))
        if section.name in ("experience", "volunteer", "projects"):
            blocks += _entries(rows, _KINDS[section.name], evidence)
        elif section.name in ("education", "certificates"):
            blocks += [_single(row, _KINDS[section.name], evidence) for row in rows]
        else:
            loose += _loose(rows, section.name)
    return Reading(tuple(loose), tuple(blocks))


def _rows(text: str, section: Section) -> Iterator[Row]:
    at = section.start
    for line in text[section.start : section.end].splitlines(keepends=True):
        mark = _MARK.match(line)
        lead = mark.end() if mark else 0
        body = line[lead:].rstrip().rstrip("*_").rstrip()
        skip = len(body) - len(body.lstrip("*_"))
        if body[skip:] and not re.fullmatch(r"[-=_*\s]+", body):
            heading = line.lstrip().startswith("#") or body[:skip].startswith("**")
            yield Row(at + lead + skip, body[skip:], _BULLET.match(line) is not None, heading)
        at += len(line)


def _loose(rows: tuple[Row, ...], name: str) -> Iterator[Passage]:
    for row in rows:
        if name == "skills":
            yield from _items(row)
        elif name == "languages":
            yield from _languages(row)
        else:
            yield Passage(None, row.at, row.text, Part.SUMMARY if name or len(row.text) > 120 else Part.HEADLINE)


def _items(row: Row) -> Iterator[Passage]:
    label = _LABEL.match(row.text)
    begin = label.end() if label else 0
    for item in _ITEM.finditer(row.text, begin):
        body = item.group().strip(" .*_")
        if body:
            yield Passage(None, row.at + item.start() + item.group().index(body), body, Part.SKILL)


def _languages(row: Row) -> Iterator[Passage]:
    for item in _ITEM.finditer(row.text):
        body = item.group().strip(" .*_")
        found = re.match(r"([^\W\d_]+)(?:\s*(?:\(|[-–—:])\s*|\s+)?(.*?)\)?$", body)
        if found is None:
            continue
        at = row.at + item.start() + item.group().index(body)
        yield Passage(None, at, found[1], Part.LANGUAGE)
        if found[2]:
            yield Passage(None, at + found.start(2), found[2], Part.FLUENCY, label=found[1])


def _entries(rows: tuple[Row, ...], kind: str, evidence: Evidence) -> list[Block]:
    """Blocks of a section: a header line opens one, everything up to the next header belongs to it."""
    found: list[tuple[list[Passage], list[Passage]]] = []
    for row in rows:
        if _opens(row, kind, evidence, new=not found or bool(found[-1][1])):
            parts = list(headers.parts(row.at, row.text, kind, evidence))
            if found and not found[-1][1] and not row.is_heading:
                found[-1][0].extend(parts)
            else:
                found.append((parts, []))
            continue
        if not found:
            found.append(([], []))
        found[-1][1].append(Passage(None, row.at, row.text, Part.BULLET))
    return [Block(kind, None, (*head, *body)) for head, body in found]


def _opens(row: Row, kind: str, evidence: Evidence, *, new: bool) -> bool:
    """Whether a line is (part of) the header of an entry: short, no bullet, and named or dated like one."""
    if row.is_heading:
        return True
    if row.is_bullet or len(row.text) > 140 or re.search(r"[a-z]\.$", row.text):
        return False
    return headers.is_dated(row.text) or headers.resembles(plain(row.text), kind, evidence) or (new and kind == "p")


def _single(row: Row, kind: str, evidence: Evidence) -> Block:
    return Block(kind, None, tuple(headers.parts(row.at, row.text, kind, evidence)))
