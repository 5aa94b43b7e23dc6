"""Lines of a CV that hold several: certificates in a row, or a header with what is told of it."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.claims import cues, degrees, headers, names, places
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.pieces import Dating, cut, dating
from vitaeval.claims.rows import Row
from vitaeval.text import dates
from vitaeval.text.tokens import sentences

_NEXT = re.compile(r";\s+|\s+•\s+|(?<=\d\)),\s+(?=[A-Z])")
_NEXT_DATED = re.compile(r";\s+|\s+•\s+|(?:(?<=\d{4})|(?<=\d\)))\s*[|·,]\s+(?=[A-Z])")
_POINTED = re.compile(r"\(\D{0,10}\d{4}\)\s+[·|]\s+\S")
_NEXT_POINT = re.compile(r"\s+[·|]\s+")
"""Where dates stand in brackets, what parts the certificates of a line."""
_MARKS = tuple(
    re.compile(mark) for mark in (r"\s*[|·•;\t\u2190-\u2bff]\s*|\s{3,}|\s+//\s+", r",\s+", r"\s+/\s+", r"\s+[–—-]\s+")
)
"""What parts certificates in a row, the surest first: a slash or dash may stand within a name."""
_CALLS, _GIVERS = ("name", "title"), ("issuer", "awarder", "publisher")
_NEXT_STUDY = re.compile(r";\s+|\s+[·|•]\s+|,?\s+(?:with|plus|including)\s+(?=[A-Z])")
_LONGEST = 400
_FEWEST, _CELL, _SHORT, _STUDY = 2, 6, 40, 12
_CALLED = re.compile(r"(?P<head>[^:\n]{2,70}?)(?::| [–—-])\s+(?=\S)")
_FURTHER = r"(?:\.\s+(?=[A-Z])|:\s+(?=\S)|\s+[–—-]\s+(?!ongoing\b)(?=[a-z]+(?:ed|ing)\b))"
_LEAD = re.compile(
    rf"(?P<head>[^\n]{{8,140}}?(?:\)|\d{{4}}|[Pp]resent|[Nn]ow|[Cc]urrent|[Tt]oday|[Dd]ate|[Oo]ngoing)){_FURTHER}"
)
_GOES_ON = re.compile(rf"(?=[.:\s]){_FURTHER}")
"""What stands behind each such header, and in few lines at all."""


def parted(row: Row, section: str, evidence: Evidence) -> tuple[Row, ...]:
    """The lines that a line of `section` stands for."""
    if section in ("", "education") and len(told := _studies(row, evidence)) > 1:
        return told
    if section == "certificates" or (section in ("", "education") and _certifies(row.text, evidence)):
        return in_a_row(row, "certificates", evidence) or _listed(row)
    if is_certificates(row.text, evidence):
        return tuple(row._replace(at=row.at + start, text=row.text[start:end]) for start, end in cut(row.text))
    if row.is_cells:
        return _celled(row)
    return _project(row, evidence) if section == "projects" else _role(row, evidence)


def _studies(row: Row, evidence: Evidence) -> tuple[Row, ...]:
    """The studies and certificates of a line that lists several, one a row; each but a school's own names one."""
    if len(row.text) > _LONGEST or row.is_cells or not (cues.is_school(row.text) or degrees.level(row.text)):
        return (row,)
    ends = [found.span() for found in _NEXT_STUDY.finditer(row.text)]
    spans = list(zip((0, *(end for _, end in ends)), (*(start for start, _ in ends), len(row.text)), strict=True))
    named = all(_is_study(row.text[start:end], evidence) for start, end in spans)
    return tuple(row._replace(at=row.at + start, text=row.text[start:end]) for start, end in spans) if named else (row,)


def _is_study(text: str, evidence: Evidence) -> bool:
    """Whether a text names a degree, or is the name of a certificate of the profile, perhaps dated."""
    found = dating(text)
    bare = text[: found.start].rstrip(" (,") if found else text
    held = bool(names.tokens(bare)) and any(not names.beyond(bare, name) for name in _certificates(evidence))
    return held or degrees.level(text) is not None


def _certifies(text: str, evidence: Evidence) -> bool:
    """Whether a line under education names certificates alone."""
    studied = degrees.level(text) or cues.is_school(text) or cues.is_sentence(text)
    return not studied and headers.resembles(text, "c", evidence)


def is_certificates(text: str, evidence: Evidence) -> bool:
    """Whether a line lists nothing but certificates of the profile, wherever it stands."""
    held = _certificates(evidence)
    found = [text[start:end] for start, end in cut(text)] if held and len(text) < _LONGEST else []
    if len(found) < _FEWEST or dates.find(text):
        return False
    return all(any(not names.beyond(each, name) for name in held) and names.tokens(each) for each in found)


@lru_cache(maxsize=128)
def _certificates(evidence: Evidence) -> tuple[str, ...]:
    """The names of the certificates of a profile."""
    return tuple(line.text for line in evidence.lines if line.path.startswith("/certificates") and line.field == "name")


def in_a_row(row: Row, section: str, evidence: Evidence) -> tuple[Row, ...]:
    """The certificates (prizes, papers) of an undated line that names several of the profile's, and not who gave them,
    one a row; else nothing.

    What stands among them or behind them is one too: read as who issued them, an invented one would pass.
    """
    whole = len(row.text) < _LONGEST and not dates.find(row.text)
    for mark in _MARKS if whole else ():
        spans = _between(mark, row.text)
        told = [row.text[start:end] for start, end in spans]
        held, givers = _held(section, evidence)
        own = {name for each in told for name in held if names.tokens(each) and _is_name(each, name)}
        issued = any(_is_name(each, giver) for each in told for giver in givers)
        if len(own) >= _FEWEST:
            is_row = not issued and not any(places.is_region(each) for each in told)
            return tuple(row._replace(at=row.at + start, text=row.text[start:end]) for start, end in spans if is_row)
    return ()


def _between(mark: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The stretches of a text between marks that say something."""
    ends = [found.span() for found in mark.finditer(text)]
    edges = [0, *(edge for end in ends for edge in end), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]


def _is_name(said: str, name: str) -> bool:
    return not names.beyond(said, name)


@lru_cache(maxsize=128)
def _held(section: str, evidence: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the entries of a section of the profile are called, and who gave or printed them."""
    lines = tuple(line for line in evidence.lines if line.path.startswith(f"/{section}/"))
    called, given = (tuple(line.text for line in lines if line.field in fields) for fields in (_CALLS, _GIVERS))
    return called, given


def _listed(row: Row) -> tuple[Row, ...]:
    """The certificates of a line, one a row: semicolons part them, and dates behind each of several."""
    dated = len(row.text) < _LONGEST and len(dates.find(row.text)) > 1 and not dates.ranges(row.text)
    mark = _NEXT_POINT if _POINTED.search(row.text) else _NEXT_DATED if dated else _NEXT
    ends = [found.span() for found in mark.finditer(row.text)]
    starts = (0, *(end for _, end in ends))
    stops = (*(start for start, _ in ends), len(row.text))
    return tuple(
        row._replace(at=row.at + start, text=row.text[start:stop])
        for start, stop in zip(starts, stops, strict=True)
        if row.text[start:stop].strip()
    )


def _project(row: Row, evidence: Evidence) -> tuple[Row, ...]:
    """A project of the profile told in one line behind its name, as header and body."""
    lead = _CALLED.match(row.text)
    if lead is None or not headers.resembles(lead["head"], "p", evidence):
        return (row,)
    return row._replace(text=lead["head"], is_bullet=False), _behind(row, lead.end())


def _celled(row: Row) -> tuple[Row, ...]:
    """A row of a table whose last cell tells what was done, as header and body."""
    *before, last = row.text.split("|")
    told = len(last.split()) > _CELL or cues.opens_with_deed(last.strip())
    if len(before) < _FEWEST or not told or not dating("|".join(before)):
        return (row,)
    head = "|".join(before).rstrip()
    return row._replace(text=head), _behind(row, len(row.text) - len(last.lstrip()))


def _role(row: Row, evidence: Evidence) -> tuple[Row, ...]:
    """A paragraph that opens with a header ("Nurse at St Mary's (2019-2021). Ran ...") as header and body."""
    lead = _lead(row.text) if len(row.text) > _SHORT else None
    if lead is None:
        return (row,)
    head = row.text[: lead[0]]
    if not dating(head) or cues.opens_with_deed(head) or cues.is_narrated(head):
        return (row,)
    if (cues.is_school(head) or degrees.level(head)) and not headers.resembles(head, "w", evidence):
        rest = row.text[lead[1] :].rstrip(" .")
        short = len(rest.split()) <= _STUDY and "." not in rest
        return (
            (row._replace(text=head), row._replace(at=row.at + lead[1], text=rest, after_gap=False))
            if short
            else (row,)
        )
    if not headers.resembles(head, "w", evidence) and not _is_post(head, is_bullet=row.is_bullet):
        return (row,)
    return row._replace(text=head, is_bullet=False), *_titled(row, lead[1])


def _is_post(head: str, *, is_bullet: bool) -> bool:
    """Whether a header without a known name tells of a post: in a bullet with a range and where it was."""
    found = dating(head) if is_bullet else None
    fields = [head[start:end] for start, end in cut(head[: found.start])] if found and found.first else []
    whole = len(fields) > 1 and any(cues.is_written_as_name(each) and not cues.is_title(each) for each in fields)
    return cues.is_title(head) and (whole or not is_bullet)


def _titled(row: Row, at: int) -> tuple[Row, ...]:
    """What stands behind a header: a title that is a sentence by itself belongs to it, the rest is told."""
    first, *further = sentences(row.text[at:])[:2]
    title = first.text.rstrip(" .")
    if not further or len(title.split()) > _CELL or not cues.is_title(title) or cues.opens_with_deed(title):
        return (_behind(row, at),)
    named = row._replace(at=row.at + at, text=title, is_bullet=False, level=0, after_gap=False)
    return named, _behind(row, at + further[0].start)


def _lead(text: str) -> tuple[int, int] | None:
    """Where the header of a paragraph ends and where its text begins: behind a date, or a first sentence with one."""
    found = _LEAD.match(text) if _GOES_ON.search(text) else None
    opening = dating(found["head"]) if found else None
    if found and (opening is None or not _only_times(found["head"], opening)):
        return found.end("head"), found.end()
    first, *further = sentences(text)[:2]
    dated = dating(first.text) if further else None
    return (len(first.text.rstrip(" .")), further[0].start) if dated and dated.start == 0 else None


def _only_times(head: str, opening: Dating) -> bool:
    """Whether a line opens with nothing but its dates, and how long that was."""
    rest = head[: opening.start] + head[opening.end :]
    return cues.is_duration(rest) or not any(map(str.isalnum, rest))


def _behind(row: Row, at: int) -> Row:
    return row._replace(at=row.at + at, text=row.text[at:], is_bullet=True, level=0)
