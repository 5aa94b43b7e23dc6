"""The header of an entry in a plain CV: who, where, as what and when, on one line or on several, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from vitaeval.claims import cues, degrees, names, places
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.pieces import Piece, cut, dated, pieces
from vitaeval.claims.rows import Row

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
_ALIKE, _SAME = 0.5, 0.6
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_COUNT = re.compile(r"(?:about |over |~)?\d[\d.,]*\+? [a-z][a-z -]*")
Fields = tuple[tuple[str, Part], ...]


def resembles(text: str, kind: str, evidence: Evidence) -> bool:
    """Whether a line names an organisation, title, school or certificate of the profile."""
    if not evidence.header_tokens & set(names.tokens(text)):
        return False
    parts = [text[start:end] for start, end in cut(text)[:3]]
    said = (text, *parts, *(part.split(" (")[0] for part in parts if " (" in part))
    return any(_alike(piece, name) for name in _named(kind, evidence) for piece in said)


@lru_cache(maxsize=256)
def _named(kind: str, evidence: Evidence) -> tuple[str, ...]:
    """The organisations, titles, schools and certificates of a section."""
    fields = chain.from_iterable(_entries(kind, evidence))
    return tuple(text for text, part in fields if part not in (Part.PLACE, Part.AREA))


def explained(text: str, kind: str, evidence: Evidence) -> float:
    """Share of a line's words that the nearest entry of a kind has in its fields, in [0, 1]."""
    return max(
        (names.coverage(text, " ".join(held for held, _ in entry)) for entry in _entries(kind, evidence)), default=0.0
    )


def _alike(said: str, held: str) -> bool:
    """Whether a piece is a name, and not only a word out of it."""
    return _is_half(said, held) and names.likeness(said, held) >= _SAME


def parts(rows: Sequence[Row], kind: str, evidence: Evidence) -> Iterator[Passage]:
    """The fields of a header's lines, each where it stands; what is no field is running text."""
    for row in rows:
        yield from dated(row, kind)
    found = _labelled(pieces(rows, kind), kind, evidence)
    for (part, _), group in groupby(found, key=lambda each: (each[1], each[0].stretch)):
        same = [piece for piece, _ in group]
        row = rows[same[0].row]
        start, end = same[0].at - row.at, same[-1].at - row.at + len(same[-1].text)
        yield Passage(None, row.at + start, row.text[start:end], part)


def _labelled(found: Sequence[Piece], kind: str, evidence: Evidence) -> list[tuple[Piece, Part]]:
    """What each piece is: as told by its label; as recognised; by its own words; else the next field still open."""
    found = [part for piece in found for part in (_of_firm(piece, evidence) if kind == "w" else (piece,))]
    text = " ".join(piece.text for piece in found)
    cased = kind == "w" and any(piece.text[:1].isupper() for piece in found)
    entries = sorted(_entries(kind, evidence), key=lambda entry: -_explained(text, entry)) or [()]
    home = places.home(evidence)
    chosen = [
        piece.told
        or _aside(piece.text, cased=cased)
        or _resembled(piece.text, kind, entries)
        or (Part.PLACE if kind == "w" and places.is_in(piece.text, home) else None)
        for piece in found
    ]
    for n, piece in enumerate(found):
        chosen[n] = chosen[n] or _cued(piece.text, kind, chosen)
    for n, piece in enumerate(found):
        before = chosen[n - 1] if n and found[n - 1].stretch == piece.stretch else None
        is_short_form = before is Part.CERTIFICATE and names.abbreviates(piece.text, found[n - 1].text)
        chosen[n] = chosen[n] or (before if is_short_form else _next(piece.text, kind, chosen, before))
    return [(piece, part or Part.SUMMARY) for piece, part in zip(found, chosen, strict=True)]


def _of_firm(piece: Piece, evidence: Evidence) -> tuple[Piece, ...]:
    """A post "of the" firm as two pieces, where the profile has the firm ("Treasurer of the Rowing Club")."""
    joint = _OF.search(piece.text) if piece.told is None and cues.is_title(piece.text) else None
    if (
        joint is None
        or not cues.is_title(piece.text[: joint.start()])
        or not _is_firm(piece.text[joint.end() :], evidence)
    ):
        return (piece,)
    firm = piece._replace(at=piece.at + joint.end(), text=piece.text[joint.end() :], told=Part.EMPLOYER)
    return piece._replace(text=piece.text[: joint.start()], told=Part.TITLE), firm


def _is_firm(text: str, evidence: Evidence) -> bool:
    held = (name for fields in _entries("w", evidence) for name, part in fields if part is Part.EMPLOYER)
    return any(names.likeness(text, name) >= _SAME for name in held)


def _aside(text: str, *, cased: bool) -> Part | None:
    """How somebody was employed, how many of what, or a gloss in small letters: running text, and no field."""
    if _COUNT.fullmatch(text) or (cased and text == text.lower() and text[:1].isalpha() and not cues.is_title(text)):
        return Part.SUMMARY
    return Part.HEADLINE if cues.is_employment(text) else None


def _cued(text: str, kind: str, chosen: Sequence[Part | None]) -> Part | None:
    """What the words of a piece say that it is, where no other piece is that already."""
    if kind == "e" and cues.is_school(text):
        return Part.INSTITUTION
    if kind == "e" and cues.is_result(text):
        return Part.SUMMARY
    if kind == "w" and Part.TITLE not in chosen and cues.is_title(text):
        return Part.TITLE
    return Part.EMPLOYER if kind == "w" and Part.EMPLOYER not in chosen and cues.is_organisation(text) else None


def _next(text: str, kind: str, chosen: Sequence[Part | None], before: Part | None) -> Part:
    """The field that a piece without any sign must be: a continuing place or school, else the next still open.

    A post behind an aside ("part-time, then director") is a title among others, as in a headline.
    """
    if before in (Part.INSTITUTION, Part.PLACE):
        return before
    if kind == "e" and Part.INSTITUTION not in chosen and sum(part is None for part in chosen) == 1:
        return Part.INSTITUTION
    for part in _ORDER[kind]:
        if part not in chosen and (part is not Part.PLACE or cues.is_place(text)):
            return part
    if kind == "w" and before is Part.SUMMARY and cues.is_title(text):
        return Part.HEADLINE
    return Part.SUMMARY if kind == "e" else before or (_ORDER[kind][-1] if kind in "pc" else Part.SUMMARY)


@lru_cache(maxsize=256)
def _entries(kind: str, evidence: Evidence) -> tuple[Fields, ...]:
    """The named fields of each entry of a section, with what they are."""
    own = (lines for entry, lines in evidence.by_entry.items() if entry[0] in _SECTIONS[kind])
    return tuple(_fields(kind, lines) for lines in own)


def _fields(kind: str, lines: Sequence[Line]) -> Fields:
    known = ((line.text, _part(kind, line.field)) for line in lines)
    return tuple((text, part) for text, part in known if part is not None)


def _part(kind: str, field: str) -> Part | None:
    return _NAMES[kind] if field == "name" and kind in _NAMES else _FIELDS.get(field)


def _explained(text: str, entry: Fields) -> float:
    """How much of the entry's fields a header names."""
    return sum(names.coverage(held, text) for held, _ in entry)


def _resembled(text: str, kind: str, entries: Sequence[Fields]) -> Part | None:
    """What a piece of a header is: by the entry that explains the header best, then by the others."""
    if kind == "e" and degrees.level(text):
        schools = (held for fields in entries for held, part in fields if part is Part.INSTITUTION)
        named = cues.is_school(text) and any(not names.beyond(held, text) for held in schools)
        return Part.INSTITUTION if named else Part.DEGREE
    best = max(((_fit(text, held, part), -n, part) for n, (held, part) in enumerate(entries[0])), default=None)
    if best and best[0] >= _ALIKE:
        return best[2]
    elsewhere = enumerate(field for fields in entries[1:] for field in fields if _is_half(text, field[0]))
    best = max(((_fit(text, held, part), -n, part) for n, (held, part) in elsewhere), default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _is_half(text: str, held: str) -> bool:
    """Whether a piece has at least half as many tokens as a name: one word of it may be a town."""
    return 2 * len(names.tokens(text)) >= len(names.tokens(held))


@lru_cache(maxsize=16384)
def _fit(text: str, held: str, part: Part) -> float:
    """Share of the piece's tokens that a field has (a field may itself hold commas), nearer names first."""
    full = places.spelled(held) if part is Part.PLACE else held
    mine, yours = set(names.tokens(text)), set(names.tokens(full))
    both = max(names.coverage(text, full), names.coverage(text, held))
    return both + len(mine & yours) / (5 * len(mine | yours) or 1)
