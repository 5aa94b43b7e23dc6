"""The header line of an entry in a plain CV: "Title, Organization, Place | 2019-03 - Present"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import credentials, names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.text import dates

_CUT = re.compile(r"\s*(?:,\s|\s[|–—-]\s|\s[·•@]\s|\t+|\s{3,}|;\s|\sat\s|\||\s\((?=(?:19|20)\d\d|[A-Z][a-z]{2,8}\.? (?:19|20)))\s*")
_FIELDS: dict[str, tuple[tuple[str, Part], ...]] = {
    "w": (
        ("position", Part.TITLE),
        ("name", Part.EMPLOYER),
        ("organization", Part.EMPLOYER),
        ("location", Part.PLACE),
    ),
    "p": (("name", Part.PROJECT), ("description", Part.PROJECT)),
    "e": (("institution", Part.INSTITUTION), ("studyType", Part.DEGREE), ("area", Part.AREA)),
    "c": (("name", Part.CERTIFICATE), ("issuer", Part.ISSUER)),
}
_ORDER = {
    "w": (Part.TITLE, Part.EMPLOYER, Part.PLACE),
    "p": (Part.PROJECT,),
    "e": (Part.AREA, Part.INSTITUTION),
    "c": (Part.CERTIFICATE, Part.ISSUER),
}
_SECTIONS = {"w": "wv", "p": "p", "e": "e", "c": "c"}


def is_dated(text: str) -> bool:
    """Whether a line holds a range of dates."""
    return bool(dates.ranges(text))


def resembles(text: str, kind: str, evidence: Evidence) -> bool:
    """Whether a line names an organisation or title of the profile."""
    first = _CUT.split(text)[0]
    return any(names.likeness(part, line.text) >= 0.6 for part in (text, first) for line, _ in _held(kind, evidence))


def parts(at: int, text: str, kind: str, evidence: Evidence) -> Iterator[Passage]:
    """The fields of a header line, each where it stands; `at` is the line's offset in the whole text."""
    named, dated = _dates(at, text, kind)
    yield from dated
    pieces = list(_pieces(text[:named]))
    held = tuple(_held(kind, evidence))
    chosen = [_resembled(text[start:end], kind, held) for start, end in pieces]
    free = [part for part in _ORDER[kind] if part not in chosen]
    labelled = [part or (free.pop(0) if free else _ORDER[kind][-1]) for part in chosen]
    for (start, end), part in _merged(pieces, labelled):
        yield Passage(None, at + start, text[start:end], part)


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


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        body = text[start:end].strip(" (|-–—,*_#")
        if body:
            first = text.index(body, start)
            yield first, first + len(body)
        start = cut.end() if cut else end


def _held(kind: str, evidence: Evidence) -> Iterator[tuple[Line, Part]]:
    for entry in evidence.entries:
        if entry[0] in _SECTIONS[kind]:
            for name, part in _FIELDS[kind]:
                line = evidence.field(entry, name)
                if line is not None:
                    yield line, part


def _resembled(text: str, kind: str, held: tuple[tuple[Line, Part], ...]) -> Part | None:
    if kind == "e" and credentials.degree_level(text):
        return Part.DEGREE
    weighed = [(_coverage(text, line.text), -n, part) for n, (line, part) in enumerate(held)]
    best = max(weighed, default=None)
    return best[2] if best and best[0] >= 0.5 else None


def _coverage(text: str, line: str) -> float:
    """Share of the piece's tokens that a field has: a field may itself hold commas."""
    mine = names.tokens(text)
    extra = names.beyond(text, line)
    return (1 - len(extra) / len(mine)) + names.likeness(text, line) / 10 if mine else 0.0


def _merged(pieces: list[tuple[int, int]], labels: list[Part]) -> Iterator[tuple[tuple[int, int], Part]]:
    open_span: tuple[tuple[int, int], Part] | None = None
    for span, part in zip(pieces, labels, strict=True):
        if open_span and open_span[1] is part:
            open_span = ((open_span[0][0], span[1]), part)
            continue
        if open_span:
            yield open_span
        open_span = (span, part)
    if open_span:
        yield open_span
