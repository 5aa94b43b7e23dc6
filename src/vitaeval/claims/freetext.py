"""A CV or letter in Markdown or plain text as passages and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from vitaeval.claims import cues, items, lists, names, partly
from vitaeval.claims.aiming import OBJECTIVE, is_letter, opens_with_aim
from vitaeval.claims.contact import is_address
from vitaeval.claims.entries import entries
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.framing import framing
from vitaeval.claims.masthead import masthead, reader
from vitaeval.claims.outline import ENTRIES, Stretch, outline
from vitaeval.claims.parted import in_a_row
from vitaeval.claims.passages import Block, Part, Passage
from vitaeval.claims.pieces import cut, dating, is_table_head
from vitaeval.claims.repeated import is_highlight
from vitaeval.claims.rows import Row, rows
from vitaeval.text import dates, skills
from vitaeval.text.markup import Clean
from vitaeval.text.normalize import plain
from vitaeval.text.tokens import sentences

_FIELD = re.compile(r"^[\w ()/-]{0,30}[Nn]ames?\b[\w ()/-]{0,30}:\s+")
_DAY = re.compile(
    r"(?:[A-Z][\w. -]{2,30}, )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?),? (?:of )?(?:19|20)\d\d"
)
"""The day that a text was written, with the town."""
_CLOSING = re.compile(
    r"\W*references?\b[^.]{0,20}\b(?:available|furnished|provided|supplied|(?:up)?on request)", re.IGNORECASE
)
_PERSONAL = re.compile(r"\b(?:age|born|date of birth|d\.?o\.?b|birthday|nationality|marital status|gender|sex)\b")
_AIM = re.compile(r"\b(?:objective|career goal|target (?:role|position)|seeking|looking for)\b", re.IGNORECASE)
_COMMA = re.compile(r"[,;|·•/]")
_PIECE, _HALF = 4, 0.5
_NO_ITEM = re.compile(r"(?<!\w)\d|@")
_FEWEST = 3
_HEADING, _TITLE = 80, 90
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
    aside = framing(rows(page, 0, len(page.text)), in_letter=is_letter(page.text))
    found = (
        each._replace(rows=tuple(row for row in each.rows if row.at not in aside)) for each in outline(page, evidence)
    )
    stretches = [
        _named(each, evidence)
        for each in sorted((each for each in found if each.rows), key=lambda each: each.rows[0].at)
    ]
    first = tuple(chain.from_iterable(each.rows for each in takewhile(lambda each: not each.name, stretches)))
    top = {row.at for row in first[: masthead(first)]}
    skipped = reader(first)
    loose += _prose((row for row in first[: len(top)] if row.at not in skipped), evidence, top)
    for name, lines in stretches:
        told = tuple(row for row in lines if row.at not in top | skipped and not _is_formal(row.text))
        if name in ENTRIES or not name or (name == "summary" and any(_is_dated(row, evidence) for row in told)):
            name = name if name in ENTRIES else ""
            read, rest = entries(told, name, evidence)
            blocks += read
            loose += _prose(rest, evidence, set())
        elif name in items.KINDS:
            told = tuple(part for row in told for part in in_a_row(row, name, evidence) or (row,))
            loose += (replace(each, part=_item(each, name), label=name) for each in _prose(told, evidence, set()))
        elif name in _LISTS:
            groups = {row for row, below in pairwise(told) if name == "skills" and _is_group(row, below)}
            told = tuple(row for row in told if row not in groups)
            told = tuple(part for row in told for part in (_sentenced(row) if name == "skills" else (row,)))
            listed = [row for row in told if not cues.is_narrated(row.text) and not _is_prose(row.text)]
            loose += (passage for row in listed for passage in _LISTS[name](row))
            loose += _prose((row for row in told if row not in listed), evidence, set())
        else:
            aim = OBJECTIVE if name == "summary" and _is_aim(page.text, lines[0].at) else None
            loose += (replace(each, label=aim) for each in _prose(told, evidence, set()))
    return Reading(tuple(loose), tuple(blocks))


def _named(stretch: Stretch, evidence: Evidence) -> Stretch:
    """A stretch under an unknown heading by what it lists."""
    lists_skills = not stretch.name and stretch.rows[0].level and _lists_skills(stretch.rows[1:], evidence)
    lists_skills = lists_skills or (not stretch.name and _is_table_of_skills(stretch.rows, evidence))
    lists_skills = lists_skills or (stretch.name == "summary" and _are_items(stretch.rows))
    return stretch._replace(name="skills") if lists_skills else stretch


def _lists_skills(rows: Sequence[Row], evidence: Evidence) -> bool:
    """Whether lines under an unknown heading list skills: half of their items, and two at least, are the profile's."""
    if any(cues.is_narrated(row.text) or _is_prose(row.text) or _NO_ITEM.search(row.text) for row in rows):
        return False
    listed = [passage.text for row in rows for passage in lists.skills(row)]
    own = {line.plain.strip() for line in evidence.lines if line.path.startswith("/skills")}
    held = [text for text in listed if skills.canonical(text) in evidence.skills or plain(text) in own]
    return len(held) > 1 and len(held) >= _HALF * len(listed)


def _are_items(rows: Sequence[Row]) -> bool:
    """Whether lines under the heading of a summary are short items, three at least, and none tells anything."""
    if any(row.text.endswith(".") or cues.is_narrated(row.text) or _NO_ITEM.search(row.text) for row in rows):
        return False
    items = [item.strip() for row in rows for item in _COMMA.split(row.text)]
    return len(items) >= _FEWEST and all(0 < len(item.split()) <= _PIECE for item in items)


def _is_table_of_skills(rows: Sequence[Row], evidence: Evidence) -> bool:
    """Whether lines are a table without dates, in which skills of the profile stand, and little else."""
    cells = [row for row in rows if row.is_cells]
    if len(cells) < 2 or 2 * len(cells) < len(rows) or any(dates.find(row.text) for row in cells):
        return False
    listed = (passage.text for row in cells for passage in lists.skills(row))
    return any(skills.canonical(text) in evidence.skills for text in listed)


def _is_aim(text: str, at: int) -> bool:
    """Whether the heading above a line, or its label, announces what is looked for."""
    before = text[max(0, at - _HEADING) : at].strip().rsplit("\n", 1)[-1]
    return _AIM.search(before) is not None


def _is_group(row: Row, below: Row) -> bool:
    """Whether a line of a list is a heading over the plainer lines below it, and names nothing that has a name."""
    return bool(row.level) and not row.is_bullet and not below.level and not partly.has_tool(row.text)


def _is_prose(text: str) -> bool:
    """Whether a line among lists is a sentence: it ends like one, and is not cut into short pieces."""
    return text.endswith(".") and len(text.split()) > _PIECE * (len(_COMMA.findall(text)) + 1)


def _sentenced(row: Row) -> tuple[Row, ...]:
    """A line as one line for each of its sentences, where it has several, and the first is a list or each an item."""
    found = sentences(row.text)
    is_list = len(found) > 1 and len(_COMMA.findall(found[0].text)) > 1
    are_items = len(found) > 1 and all(len(each.text.split()) <= _PIECE for each in found)
    if row.is_cells or not (is_list or are_items):
        return (row,)
    return tuple(row._replace(at=row.at + each.start, text=each.text) for each in found)


def _is_formal(text: str) -> bool:
    """Whether a line says nothing of a career: when and where the text was written, that references exist."""
    is_closing = all(_CLOSING.match(each.text) for each in sentences(text))
    return is_closing or _DAY.fullmatch(text.strip()) is not None


def _is_dated(row: Row, evidence: Evidence) -> bool:
    """Whether a line under a summary is the header of a role: short, a range at its edge, not out of the profile."""
    found = dating(row.text) if not is_highlight(row.text, evidence) else None
    return found is not None and found.first is not None and not cues.is_sentence(row.text) and not row.is_bullet


def _prose(rows: Iterable[Row], evidence: Evidence, top: set[int]) -> Iterator[Passage]:
    """Lines outside entries: a headline among the first ones, deeds, running text; the person's name is none."""
    owner = set(names.tokens(evidence.profile.basics.name or ""))
    for row in rows:
        if _is_name(row, owner, row.at in top) or (row.text.endswith(":") and len(row.text) < 40) or is_table_head(row):
            continue
        yield from (
            _open_details(row)
            if _PERSONAL.search(row.text.lower()) and (row.at in top or _PERSONAL.match(row.text.lower()))
            else (Passage(None, row.at, row.text, _part(row, row.at in top)),)
        )


def _open_details(row: Row) -> Iterator[Passage]:
    """The fields of a line at the top, without those that a profile never holds (age, nationality)."""
    for start, end in cut(row.text):
        if not _PERSONAL.match(row.text[start:end].lower()):
            yield Passage(None, row.at + start, row.text[start:end], Part.HEADLINE)


def _is_name(row: Row, owner: set[str], is_top: bool) -> bool:
    """Whether a line is the person's name, or, where the profile has none, is written like one at the top."""
    if owner:
        return set(names.tokens(_FIELD.sub("", row.text))) <= owner
    return is_top and _NAME.fullmatch(row.text) is not None and not cues.is_title(row.text)


def _part(row: Row, is_top: bool) -> Part:
    if is_top and not row.is_bullet and len(row.text) <= _TITLE and cues.is_title(row.text) and "." not in row.text:
        return Part.HEADLINE
    is_told = cues.opens_with_deed(row.text) and not opens_with_aim(row.text)
    if is_told and (row.is_bullet or (len(row.text) < 120 and len(sentences(row.text)) == 1)):
        return Part.BULLET
    return Part.HEADLINE if is_top and len(row.text) <= 120 and not row.text.endswith(".") else Part.SUMMARY


def _item(passage: Passage, section: str) -> Part:
    """What a line of a list of prizes or publications is: a deed, or one of them; a title may open like a deed."""
    is_item = passage.part is Part.SUMMARY or (section == "publications" and items.is_named(passage.text))
    return Part.ITEM if is_item else passage.part


def _referees(row: Row) -> Iterator[Passage]:
    """What is told under references, without the lines that name other people."""
    if not is_address(row.text) and not cues.is_title(row.text) and cues.is_sentence(row.text):
        yield Passage(None, row.at, row.text, Part.SUMMARY)


_LISTS = {"skills": lists.skills, "languages": lists.languages, "references": _referees}
