"""The lines of a header cut at their separators: dates, labelled fields and bare pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims import cues, degrees
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.rows import Row
from vitaeval.text import dates
from vitaeval.text.dates import DateMention
from vitaeval.text.normalize import STOPWORDS, plain, words

_CUT = re.compile(
    r"(?=[\s,·•;|(])\s*(?:,\s|\s[|–—-]+\s|\s?[·•]\s|\s@\s|\t+|\s{3,}|;\s|\sat\s|\sbei\s|\||\s/\s|\s?\((?=https?:))\s*"
)
_BRACKETS = re.compile(r"\s+\(|\)(?=\s*(?:$|[,|;:·–—-]|with\b|at\b|for\b|in\b))")
_AT = re.compile(r"\s(?:at|@|bei)\s$")
_SUBJECT = re.compile(r"\s+in\s+(?=\S)")
_WITH = re.compile(r"\s+(?:with|for)\s+(?:the\s+)?(?=[A-Z0-9])")
_STUDIED = re.compile(r"\((?:Diplom|Magister|Bachelor|Master|[BM]\.?[AS]c?\b|Ph\.?D)")
"""A degree in brackets behind a school."""
_UNENDED = re.compile(r"\s?(?P<dash>[-–—])(?:\s{2,}|\s*\||$)")
"""Behind a date, a dash that leads to no other one: it goes on."""
_LEFT_OPEN = re.compile(r"\s?(?P<dash>[-–—])(?:\)?$|,\s)")
_WIDE = re.compile(r"\s(?:(?<=\t)|\s{2})")
"""A tab, or three spaces."""
_COLON = re.compile(r":\s+")
_SINCE = re.compile(r"\b(?:since|seit|depuis|ab)\s+$")
_UNTIL = re.compile(r"\b(?:until|till|up to|bis)\s+$")
_ISSUED = re.compile(
    r"\b(?:registration|registered|certificate|certification|licen[cs]e|diploma|accreditation) $", re.IGNORECASE
)
_LONGEST, _FEW, _TELLING = 400, 6, 2
_EDGE = re.compile(
    r"(?:[|–—(,\t·:-]\s*|\s{3,})(?:(?:partially )?(?:completed|graduated|obtained|awarded|issued|expected)(?: in)? )?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s*")
"""What a header may say in brackets behind its date."""
_EDGES = " (|-–—,*_#:·•\t\xa0/[]"
_LABELS: tuple[tuple[Part | None, re.Pattern[str]], ...] = tuple(
    (
        part,
        re.compile(
            rf"\s*(?:(?:current|present|last|latest|most recent|previous) )?(?:{words})(?:\s*:\s*|\s{{3,}}|\t+)"
        ),
    )
    for part, words in (
        (Part.TITLE, "position(?: title| held)?|(?:job )?title|role|designation|post|occupation(?: or position held)?"),
        (Part.EMPLOYER, "company(?: name)?|(?:name (?:and address )?of )?employer|organi[sz]ation|client"),
        (Part.PLACE, "locations?|place|city"),
        (Part.DEGREE, "degree|(?:title of )?qualification(?: awarded)?|award"),
        (Part.INSTITUTION, "institution|school|university|college|name (?:and type )?of organi[sz]ation"),
        (Part.AREA, "field(?: of study)?|major|subject|speciali[sz]ation"),
        (Part.ISSUER, "issuer|issued by|issuing (?:body|organi[sz]ation)|provider"),
        (None, "dates?(?: of employment)?|duration|period|from|time|years?|employed|issued|graduated|graduation"),
    )
)
_LABEL = re.compile("|".join(pattern.pattern for _, pattern in _LABELS))
"""Any of them: most fields have no label, and this tells it in one pass."""
_COLUMNS = frozenset(
    "date dates period year years duration time role title position company employer organisation organization "
    "location place degree institution school subject from to start end since until issued graduated qualification "
    "body issuer grade result area field skill skills tools category level details name certificate completed expected "
    "obtained awarded ended what when where who languages language proficiency method methods tool key results "
    "achievements responsibilities highlights duties experience description summary certification certifications "
    "certificates category categories last used technology technologies organisations university issuing validity "
    "employment job contribution contributions software competence competencies project projects course".split()
)
_STUDIES = frozenset({"minor", "major", "certificate", "specialization", "specialisation", "concentration"})
_LASTS = re.compile(r"\d ?(?:y|mo)", re.IGNORECASE)
_STATE = re.compile(r"\W*(?:partially |not |fully )?(?:completed|graduated|obtained|awarded|issued|ended)\W*")


class Dating(NamedTuple):
    """Where the dates of a header line stand (with a word like "since"), and the dates."""

    start: int
    end: int
    first: DateMention | None
    last: DateMention | None


class Piece(NamedTuple):
    """One field of a header: its offset in the whole text, the stretch of the header that it is in, its label."""

    at: int
    text: str
    row: int
    stretch: int
    told: Part | None


@lru_cache(maxsize=4096)
def dating(text: str) -> Dating | None:
    """The dates of a line that is dated as headers are: a range, "since ...", or one date at an edge.

    A line of more than 400 characters is no header.
    """
    if len(text) > _LONGEST:
        return None
    for found in (dates.ranges(text) or dates.ranges(text.replace("|", "-")))[-1:]:
        return Dating(found.first.start, found.last.end, found.first, found.last)
    mentions = dates.find(text)
    if not mentions:
        return None
    return _single(text, mentions[-1])


def _single(text: str, last: DateMention) -> Dating | None:
    """The one date of a header, which may go on to today; None where it stands at no edge."""
    before, after = text[: last.start], text[last.end :].strip(" )|.,;")
    since = _SINCE.search(plain(before))
    if since and not after:
        return Dating(since.start(), last.end, last, DateMention(since.start(), last.start - 1, None))
    opens, set_off = not before.strip(" (|"), _EDGE.search(before) is not None or _is_registered(before, last)
    until = _UNTIL.search(plain(before))
    if until and not after:
        return Dating(until.start(), last.end, None, last)
    unended = _UNENDED.match(text, last.end) if opens else _LEFT_OPEN.match(text, last.end) if set_off else None
    if unended:
        end = unended.end("dash")
        return Dating(last.start, end, last, DateMention(end, end, None))
    closes = (not after and (opens or set_off)) or (set_off and _ASIDE.fullmatch(text, last.end) is not None)
    return Dating(last.start, last.end, None, last) if opens or closes else None


def _is_registered(before: str, last: DateMention) -> bool:
    """Whether a month stands right behind a few words in capitals or for a credential ("Forklift licence May 2020")."""
    told = last.date is not None and last.date.month is not None and before.endswith(" ")
    return told and len(before.split()) <= _FEW and _ISSUED.search(before) is not None


def dated(row: Row, kind: str) -> Iterator[Passage]:
    """The dates of a header line as passages."""
    found = dating(row.text)
    if found and found.first:
        yield Passage(None, row.at + found.first.start, row.text[found.first.start : found.first.end], Part.START)
    if found and found.last:
        part = Part.DATE if kind == "c" and found.first is None else Part.END
        yield Passage(None, row.at + found.last.start, row.text[found.last.start : found.last.end], part)
    for start, end in cut(row.text, brackets=True) if kind == "w" and _LASTS.search(row.text) else ():
        if cues.is_duration(row.text[start:end]):
            yield Passage(None, row.at + start, row.text[start:end], Part.LASTING)


def pieces(rows: Sequence[Row], kind: str) -> tuple[Piece, ...]:
    """Every field of a header's lines around the dates; names of fields are none, nor is how long it lasted."""
    found = (piece for number, row in enumerate(rows) for piece in _of_row(row, number, kind))
    return tuple(piece for piece in found if not _is_bare(piece.text))


def is_table_head(row: Row) -> bool:
    """Whether a row of a table, or a line with wide gaps, only names columns; one name in a table may be unusual."""
    told = [word.text for word in words(row.text)] if row.is_cells or _WIDE.search(row.text) else []
    named = [word for word in told if word in _COLUMNS or word in STOPWORDS]
    short = row.is_cells and len(told) - len(named) == 1 and len(named) >= _TELLING and not dates.find(row.text)
    return bool(told) and (short or len(named) == len(told))


def _is_bare(text: str) -> bool:
    """Whether a piece is the name of a field, a state ("completed") or a duration, and no field."""
    return plain(text) in _COLUMNS or cues.is_duration(text) or _STATE.fullmatch(plain(text)) is not None


def label(text: str) -> tuple[Part | None, int]:
    """The part that a label in front of a field names, and the label's length (0: none)."""
    low = plain(text[:80])
    for part, pattern in _LABELS if (":" in low or _WIDE.search(low)) and _LABEL.match(low) else ():
        found = pattern.match(low)
        if found:
            return part, found.end()
    return None, 0


@lru_cache(maxsize=4096)
def cut(text: str, *, brackets: bool = False) -> tuple[tuple[int, int], ...]:
    """The stretches of a line between its separators (and `brackets`), without white space around them."""
    marks = [*_CUT.finditer(text), *(_BRACKETS.finditer(text) if brackets else ())]
    spans: list[tuple[int, int]] = []
    start = 0
    for begin, end in (*sorted(mark.span() for mark in marks), (len(text), len(text))):
        body = text[start:begin].strip(_EDGES)
        body = body.rstrip(" )") if "(" not in body else body
        if body:
            first = text.index(body, start)
            spans.extend(_past_duration(text, first, first + len(body)))
        start = max(start, end)
    return tuple(spans)


def _past_duration(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch; a duration that opens it ("2 yrs 3 mos: Foo Mills") is one of its own."""
    lead = cues.LASTING.match(text, start, end) if _LASTS.search(text, start, end) else None
    if lead:
        yield start, lead.end("lasting")
    yield (lead.end() if lead else start), end


def _of_row(row: Row, number: int, kind: str) -> Iterator[Piece]:
    found = dating(row.text)
    stretches = [(0, found.start), (found.end, len(row.text))] if found else [(0, len(row.text))]
    for side, (begin, stop) in enumerate(stretches):
        shut = kind in "wc" or cues.is_result(row.text[begin:stop]) or _STUDIED.search(row.text[begin:stop]) is not None
        named: Part | None = None
        for start, end in cut(row.text[begin:stop], brackets=shut):
            part, length = label(f"{row.text[begin + start : begin + end]}:")
            if length > end - start:
                named = part
                continue
            for piece in _told(row, (number, 2 * number + side), (begin + start, begin + end), kind):
                yield piece._replace(told=piece.told or named)
            named = None


def _told(row: Row, place: tuple[int, int], span: tuple[int, int], kind: str) -> Iterator[Piece]:
    """A piece without its label; the subject behind a degree is a piece of its own."""
    told, skip = label(row.text[span[0] : span[1]])
    start = span[0] + skip
    text = row.text[start : span[1]]
    joined = _WITH.match(f" {text}") if kind == "w" and not skip else None
    if joined or (kind == "w" and not skip and _AT.search(row.text[max(0, start - 6) : start])):
        told = Part.EMPLOYER
        start += joined.end() - 1 if joined else 0
        text = row.text[start : span[1]]
    joint, parts = _joint(row.text[: span[1]], start, kind, told)
    if joint:
        yield Piece(row.at + start, row.text[start : joint.start()].rstrip(" )"), *place, parts[0])
        yield Piece(row.at + joint.end(), row.text[joint.end() : span[1]], *place, parts[1])
    elif text:
        yield Piece(row.at + start, text, *place, told)


def _joint(
    text: str, start: int, kind: str, told: Part | None
) -> tuple[re.Match[str] | None, tuple[Part | None, Part | None]]:
    """Where two fields meet in a piece: a degree and its subject ("in"), a title and a firm ("with", ":")."""
    subject = _SUBJECT.search(text, start) if kind == "e" and told in (None, Part.DEGREE) else None
    study = text[start : subject.start()] if subject else ""
    if subject and (degrees.level(study) or plain(study) in _STUDIES):
        return subject, (Part.DEGREE, Part.AREA)
    taught = _COLON.search(text, start) if kind == "e" and told is None and cues.is_school(text[start:]) else None
    if taught and degrees.level(text[taught.end() :]):
        return taught, (Part.INSTITUTION, None)
    colon = _COLON.search(text, start) if kind == "w" and told is None and cues.is_title(text[start:]) else None
    if colon and cues.is_name(text[start:]):
        return colon, (None, None)
    firm = _WITH.search(text, start) if kind == "w" and told is None else None
    return firm if firm and cues.is_name(text) else None, (None, Part.EMPLOYER)
