"""Lines that list skills or spoken languages, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitaeval.claims import cues, grades, tongues
from vitaeval.claims.partly import has_tool
from vitaeval.claims.passages import CAPITALS, Part, Passage
from vitaeval.claims.pieces import is_table_head
from vitaeval.claims.rows import Row
from vitaeval.text import dates
from vitaeval.text import skills as named_skills
from vitaeval.text.mentions import named
from vitaeval.text.normalize import plain, words

Span = tuple[int, int]
_ITEM = re.compile(
    r"(?:\([^()]*\)|(?<=\d),(?=\d{3}(?!\d))|(?!\s//?\s|\s{3,}|\t|(?<=\w{4})\.\s+[A-Z])[^,;|•·`\n()\u2190-\u2bff\U0001f300-\U0001faff])+"
)
_MASTERED = (
    rf"(?:(?i:{grades.BARE})(?:\s+(?:user|level|knowledge|skills?|proficiency))?|\d+\+?\s*(?:years?|yrs?|%)|[★☆●○■□▮▯]+)"
    r"\s*(?:[,;|·•/(]|$)"
)
"""How well or long one thing is mastered: what stands before it is the thing, and no label."""
_LABEL = re.compile(
    rf"^[\w &/+-]{{2,40}}?(?::\s+(?!{_MASTERED})|\s*[▸►▶›»→]\s+|(?:\s{{3,}}|\t+)(?=[^\n]*,)"
    rf"|\s+[–—-]\s+(?!(?i:{grades.BARE})|\d|\w+\s*(?:[,;|]|$)[^,;]*\s[–—-]\s))"
)
"""What a line of skills has in common, before a colon, a wide gap or a dash; a grade behind a dash is no list."""
_BOLD_LABEL = re.compile(r" (?!(?:and|or|with|for|in|of|to|at)\b)[^\W_]")
"""Behind words in bold, where a list begins that they are the label of."""
_TOLD = re.compile(r"[a-z]+ing (?:an?|the|my|own)\b", re.IGNORECASE)
"""How an item opens that tells a deed."""
_DASH = re.compile(r"\s+[–—-]\s+")
_AND = re.compile(r"\s+(?:and|&)\s+")
_FEW = 2
_FIRST_CELL = re.compile(r"^[^|,]{2,40}\|(?=[^|]*,)")
_GROUP = re.compile(r"(?P<name>[^()]+) \((?P<items>[^()]+,[^()]+)\)$")
"""What several skills have in common, with those in brackets."""
_SPEECH = re.compile(r"([^\W\d_]+)(?:\s*(?:\(|[-–—:])\s*|\s+)?(.*?)\)?$")
_SOME = re.compile(r"^(?:some|a little|also|and)\s+", re.IGNORECASE)
_SPOKEN = re.compile(rf"\b(?:{'|'.join(tongues.LANGUAGES)})\b")
_EDGES = " .*_\t/()[]:;,|·•–—-"
_LEVEL_END = re.compile(r"[),;|•·]")
_GRADE_WORDS, _NAME_WORDS = 3, 2


def skills(row: Row) -> Iterator[Passage]:
    """The items of a line of skills, without their label; in a table the first cell is one, before a list.

    A grade that stands apart belongs to the item before it, a spoken language is read as one.
    """
    if is_table_head(row):
        return
    for start, end in _apart(row.text, _graded(row.text, _label_end(row))):
        body = row.text[start:end]
        if row.is_head and _names_column(body):
            continue
        if group := _group(body):
            if named_skills.find(group["name"]):
                yield Passage(None, row.at + start, group["name"], Part.SKILL)
            yield from skills(row._replace(at=row.at + start + group.start("items"), text=group["items"]))
        elif _SPOKEN.match(plain(body)) and _is_speech(body):
            yield from languages(row._replace(at=row.at + start, text=body))
        elif _TOLD.match(body):
            yield Passage(None, row.at + start, body, Part.BULLET)
        elif cues.is_duration(body):
            yield Passage(None, row.at + start, body, Part.SUMMARY)
        elif dates.parse(body) is None:
            yield Passage(None, row.at + start, body, Part.SKILL, label=CAPITALS if row.text.isupper() else None)


def _apart(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The items one by one: a line that is parted by dashes alone, and the last two of a list, joined by "and"."""
    for start, end in spans:
        marks = list(_DASH.finditer(text, start, end)) if len(spans) == 1 else []
        is_last = len(spans) > _FEW and end == spans[-1][1]
        marks = marks if len(marks) > 1 else list(_AND.finditer(text, start, end)) if is_last else []
        is_one = (len(marks) > 1 and _AND.fullmatch(marks[0][0])) or _is_known(text[start:end])
        for mark in () if is_one else marks:
            yield start, mark.start()
            start = mark.end()
        yield start, end


def _is_known(text: str) -> bool:
    """Whether the table of skills knows the whole of an item."""
    return any(found.text == text for found in named(text))


def _label_end(row: Row) -> int:
    """Where the items of a line begin: behind what they have in common, by its mark or in bold."""
    label = (_FIRST_CELL if row.is_cells else _LABEL).match(row.text)
    if label or row.is_cells:
        return label.end() if label else 0
    is_bold = 0 < row.strong < len(row.text) and _BOLD_LABEL.match(row.text, row.strong) is not None
    return row.strong if is_bold and not named_skills.find(row.text[: row.strong]) else 0


def _names_column(text: str) -> bool:
    """Whether a cell above a table is one plain word, the name of what stands below it."""
    return text.isalpha() and not named_skills.find(text)


def _group(text: str) -> re.Match[str] | None:
    """A name with several things in brackets behind it, that are neither a grade nor dated."""
    found = _GROUP.match(text)
    return None if found and (grades.grade(found["items"]) or dates.find(found["items"])) else found


def _graded(text: str, at: int) -> list[Span]:
    """Where each item stands, with its grade."""
    found: list[Span] = []
    for item in _ITEM.finditer(text, at):
        body = item.group().lstrip(" *_\t/").rstrip(" .*_\t/")
        start = item.start() + item.group().index(body)
        if body and found and _is_grade(body):
            found[-1] = (found[-1][0], start + len(body))
        elif body:
            found.append((start, start + len(body)))
    return found


def _is_grade(text: str) -> bool:
    """Whether an item is nothing but how well something is mastered."""
    is_short = len(text.split()) < _GRADE_WORDS and not _SPOKEN.search(plain(text))
    return is_short and grades.grade(text) is not None and grades.is_bare(text)


def _is_speech(text: str) -> bool:
    """Whether an item is a language, alone or with its level."""
    rest = [word.text for word in words(text)][1:]
    return not rest or tongues.level(" ".join(rest)) is not None


def languages(row: Row) -> Iterator[Passage]:
    """The languages of a line, each with the level behind it; where a level stands first, item by item."""
    low = plain(row.text)
    found = [] if is_table_head(row) else list(_SPOKEN.finditer(low))
    if not found and has_tool(row.text):
        yield from skills(row)
        return
    if not found or tongues.level(low[: found[0].start()]):
        yield from _items(row)
        return
    ends = [*(hit.start() for hit in found[1:]), len(low)]
    for hit, end in zip(found, ends, strict=True):
        name = row.text[hit.start() : hit.end()]
        yield Passage(None, row.at + hit.start(), name, Part.LANGUAGE)
        told = _LEVEL_END.split(row.text[hit.end() : end].strip(_EDGES))[0]
        if tongues.level(told):
            yield Passage(None, row.at + row.text.index(told, hit.end()), told, Part.FLUENCY, label=name)
    yield from _items(row, beside=True)


def _items(row: Row, *, beside: bool = False) -> Iterator[Passage]:
    """The items of a line, each a language with its level; `beside` only those that name no known one."""
    for item in _ITEM.finditer(row.text) if not is_table_head(row) else ():
        body = _SOME.sub("", item.group().strip(" .*_\t"))
        parts = _SPEECH.match(body)
        levelled = tongues.level(body) and "(" not in body
        if parts is None or (beside and (_SPOKEN.search(plain(body)) or levelled)):
            continue
        at = row.at + item.start() + item.group().index(body)
        if len(body.split()) > _NAME_WORDS and not (levelled or _SPOKEN.search(plain(body))):
            yield Passage(None, at, body, Part.SKILL)
            continue
        if parts[2] and plain(parts[1]) not in tongues.LANGUAGES and tongues.level(parts[2]) is None:
            yield Passage(None, at, body, Part.LANGUAGE)
            continue
        yield Passage(None, at, parts[1], Part.LANGUAGE)
        if parts[2]:
            yield Passage(None, at + parts.start(2), parts[2], Part.FLUENCY, label=parts[1])
