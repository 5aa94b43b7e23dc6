"""The header line of an entry in a plain CV: "Title, Organization, Place | 2019-03 - Present"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from vitaeval.claims import credentials, names
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.passages import Part, Passage
from vitaeval.text import dates

Span = tuple[int, int]
Labelled = tuple[Span, Part]
_CUT = re.compile(
    r"\s*(?:,\s|\s[|–—-]\s|\s[·•@]\s|\t+|\s{3,}|;\s|\sat\s|\||\s\((?=(?:19|20)\d\d|[A-Z][a-z]{2,8}\.? (?:19|20)))\s*"
)
_SCHOOL = re.compile(r"universit|college|institut|school|academy|polytechnic|\buniv\b", re.IGNORECASE)
_FIELDS: dict[str, Part] = {
    "position": Part.TITLE,
    "name": Part.EMPLOYER,
    "organization": Part.EMPLOYER,
    "location": Part.PLACE,
    "institution": Part.INSTITUTION,
    "studyType": Part.DEGREE,
    "area": Part.AREA,
    "issuer": Part.ISSUER,
    "description": Part.PROJECT,
}
_NAMES = {"p": Part.PROJECT, "c": Part.CERTIFICATE}
_ORDER = {
    "w": (Part.TITLE, Part.EMPLOYER, Part.PLACE),
    "p": (Part.PROJECT,),
    "e": (Part.AREA, Part.INSTITUTION),
    "c": (Part.CERTIFICATE, Part.ISSUER),
}
_SECTIONS = {"w": "wv", "p": "p", "e": "e", "c": "c"}
_ALIKE = 0.5


def is_dated(text: str) -> bool:
    """Whether a line holds a range of dates."""
    return bool(dates.ranges(text))


def resembles(text: str, kind: str, evidence: Evidence) -> bool:
    """Whether a line names an organisation or title of the profile."""
    pieces = (text, _CUT.split(text)[0])
    return any(
        names.likeness(piece, held) >= 0.6
        for entry in _entries(kind, evidence)
        for held, _ in entry
        for piece in pieces
    )


def parts(at: int, text: str, kind: str, evidence: Evidence) -> Iterator[Passage]:
    """The fields of a header line, each where it stands; `at` is the line's offset in the whole text."""
    named, dated = _dates(at, text, kind)
    yield from dated
    pieces = tuple(_pieces(text[:named]))
    entries = sorted(_entries(kind, evidence), key=lambda entry: -_explained(text[:named], entry))
    chosen = [_resembled(text[start:end], kind, entries) for start, end in pieces]
    for (start, end), part in _merged(zip(pieces, _labelled(chosen, kind), strict=True)):
        yield Passage(None, at + start, text[start:end], part)


def _labelled(chosen: Sequence[Part | None], kind: str) -> Iterator[Part]:
    """What each piece is: as recognised; else a continuing place or school; else the next field still open."""
    free = [part for part in _ORDER[kind] if part not in chosen]
    last: Part | None = None
    for part in chosen:
        if part is None and last in (Part.INSTITUTION, Part.PLACE):
            part = last
        last = part or (free.pop(0) if free else _ORDER[kind][-1])
        yield last


def _dates(at: int, text: str, kind: str) -> tuple[int, list[Passage]]:
    """Where the dates begin (the end of the line without any), and their passages."""
    for found in dates.ranges(text)[:1]:
        ends = ((found.first, Part.START), (found.last, Part.END))
        spans = [(mention.start, mention.end, part) for mention, part in ends]
        return found.first.start, [Passage(None, at + a, text[a:b], part) for a, b, part in spans]
    mentions = dates.find(text)
    if mentions and re.search(r"[|–—(,-]\s*$", text[: mentions[-1].start]):
        last = mentions[-1]
        part = Part.DATE if kind == "c" else Part.END
        return last.start, [Passage(None, at + last.start, text[last.start : last.end], part)]
    return len(text), []


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        body = text[start:end].strip(" (|-–—,*_#")
        if body:
            first = text.index(body, start)
            yield first, first + len(body)
        start = cut.end() if cut else end


Fields = tuple[tuple[str, Part], ...]


def _entries(kind: str, evidence: Evidence) -> Iterator[Fields]:
    """The named fields of each entry of a section, with what they are."""
    for entry, lines in evidence.by_entry.items():
        if entry[0] in _SECTIONS[kind]:
            known = ((line.text, _part(kind, line.field)) for line in lines)
            yield tuple((text, part) for text, part in known if part is not None)


def _part(kind: str, field: str) -> Part | None:
    return _NAMES[kind] if field == "name" and kind in _NAMES else _FIELDS.get(field)


def _explained(text: str, entry: Fields) -> float:
    """How much of the entry's fields a header names."""
    return sum(names.coverage(held, text) for held, _ in entry)


def _resembled(text: str, kind: str, entries: Sequence[Fields]) -> Part | None:
    """What a piece of a header is: by the entry that explains the header best, then by the others."""
    if kind == "e" and credentials.degree_level(text):
        return Part.DEGREE
    for fields in (entries[:1], entries[1:]):
        weighed = [(_fit(text, held), -n, part) for n, (held, part) in enumerate(chain.from_iterable(fields))]
        best = max(weighed, default=None)
        if best and best[0] >= _ALIKE:
            return best[2]
    return Part.INSTITUTION if kind == "e" and _SCHOOL.search(text) else None


def _fit(text: str, held: str) -> float:
    """Share of the piece's tokens that a field has (a field may itself hold commas), nearer names first."""
    return names.coverage(text, held) + names.likeness(text, held) / 10


def _merged(pieces: Iterable[Labelled]) -> Iterator[Labelled]:
    last: Labelled | None = None
    for span, part in pieces:
        if last and last[1] is part:
            last = ((last[0][0], span[1]), part)
            continue
        if last:
            yield last
        last = (span, part)
    if last:
        yield last
