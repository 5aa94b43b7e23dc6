"""A CV or letter in Markdown or plain text as passages and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from vitaeval.claims import abilities, cues, names
from vitaeval.claims.contact import is_address
from vitaeval.claims.entries import entries
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.masthead import masthead, reader
from vitaeval.claims.outline import ENTRIES, outline
from vitaeval.claims.passages import Block, Part, Passage
from vitaeval.claims.pieces import cut, dating, is_table_head
from vitaeval.claims.rows import Row
from vitaeval.text.markup import Clean
from vitaeval.text.normalize import plain

_ITEM = re.compile(r"(?:\([^()]*\)|(?!\s/\s)[^,;|•·`\n()])+")
_LABEL = re.compile(r"^[\w &/+-]{2,40}:\s+")
_FIRST_CELL = re.compile(r"^[^|,]{2,40}\|(?=[^|]*,)")
_SPEECH = re.compile(r"([^\W\d_]+)(?:\s*(?:\(|[-–—:])\s*|\s+)?(.*?)\)?$")
_SOME = re.compile(r"^(?:some|a little|also|and)\s+", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:age|born|date of birth|d\.?o\.?b|birthday|nationality|marital status|gender|sex)\b", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


class Reading(NamedTuple):
    """A text taken apart: what stands outside entries, and the entries."""

    loose: tuple[Passage, ...]
    blocks: tuple[Block, ...]


def read(page: Clean, evidence: Evidence) -> Reading:
    """Take a text apart by its headings, and by its dated and named lines where it has none.

    Offsets count in `page.text`.
    """
    loose: list[Passage] = []
    blocks: list[Block] = []
    stretches = sorted((each for each in outline(page, evidence) if each.rows), key=lambda each: each.rows[0].at)
    first = tuple(chain.from_iterable(each.rows for each in takewhile(lambda each: not each.name, stretches)))
    top = {row.at for row in first[: masthead(first)]}
    skipped = reader(first)
    loose += _prose((row for row in first[: len(top)] if row.at not in skipped), evidence, top)
    for name, lines in stretches:
        rows = tuple(row for row in lines if row.at not in top | skipped)
        if name in ENTRIES or not name or (name == "summary" and any(_is_dated(row) for row in rows)):
            name = name if name in ENTRIES else ""
            found, rest = entries(rows, name, evidence)
            blocks += found
            loose += _prose(rest, evidence, set())
        elif name in _LISTS:
            loose += (passage for row in rows for passage in _LISTS[name](row))
        else:
            loose += _prose(rows, evidence, set())
    return Reading(tuple(loose), tuple(blocks))


def _is_dated(row: Row) -> bool:
    """Whether a line under a summary is the header of a role: short, with a range at its edge."""
    found = dating(row.text)
    return found is not None and found.first is not None and not cues.is_sentence(row.text) and not row.is_bullet


def _prose(rows: Iterable[Row], evidence: Evidence, top: set[int]) -> Iterator[Passage]:
    """Lines outside entries: a headline among the first ones, deeds, running text; the person's name is none."""
    owner = set(names.tokens(evidence.profile.basics.name or ""))
    for row in rows:
        if _is_name(row, owner, row.at in top) or (row.text.endswith(":") and len(row.text) < 40) or is_table_head(row):
            continue
        yield from (
            _open_details(row)
            if row.at in top and _PERSONAL.search(row.text)
            else (Passage(None, row.at, row.text, _part(row, row.at in top)),)
        )


def _open_details(row: Row) -> Iterator[Passage]:
    """The fields of a line at the top, without those that a profile never holds (age, nationality)."""
    for start, end in cut(row.text):
        if not _PERSONAL.match(row.text[start:end]):
            yield Passage(None, row.at + start, row.text[start:end], Part.HEADLINE)


def _is_name(row: Row, owner: set[str], is_top: bool) -> bool:
    """Whether a line is the person's name, or, where the profile has none, is written like one at the top."""
    if owner:
        return set(names.tokens(row.text)) <= owner
    return is_top and _NAME.fullmatch(row.text) is not None and not cues.is_title(row.text)


def _part(row: Row, is_top: bool) -> Part:
    if cues.opens_with_deed(row.text) and (row.is_bullet or len(row.text) < 120):
        return Part.BULLET
    return Part.HEADLINE if is_top and len(row.text) <= 120 and not row.text.endswith(".") else Part.SUMMARY


def _items(row: Row) -> Iterator[Passage]:
    """The items of a line of skills, without their label; in a table the first cell is one, before a list."""
    if is_table_head(row):
        return
    found = (_FIRST_CELL if row.is_cells else _LABEL).match(row.text)
    for item in _ITEM.finditer(row.text, found.end() if found else 0):
        body = item.group().lstrip(" *_\t/").rstrip(" .*_\t/")
        if body:
            yield Passage(None, row.at + item.start() + item.group().index(body), body, Part.SKILL)


def _languages(row: Row) -> Iterator[Passage]:
    """The items of a line of languages, each with its level."""
    for item in _ITEM.finditer(row.text):
        body = _SOME.sub("", item.group().strip(" .*_\t"))
        found = _SPEECH.match(body)
        if found is None:
            continue
        at = row.at + item.start() + item.group().index(body)
        if found[2] and plain(found[1]) not in abilities.LANGUAGES:
            yield Passage(None, at, body, Part.LANGUAGE)
            continue
        yield Passage(None, at, found[1], Part.LANGUAGE)
        if found[2]:
            yield Passage(None, at + found.start(2), found[2], Part.FLUENCY, label=found[1])


def _referees(row: Row) -> Iterator[Passage]:
    """What is told under references, without the lines that name other people."""
    if not is_address(row.text) and not cues.is_title(row.text) and cues.is_sentence(row.text):
        yield Passage(None, row.at, row.text, Part.SUMMARY)


_LISTS = {"skills": _items, "languages": _languages, "references": _referees}
