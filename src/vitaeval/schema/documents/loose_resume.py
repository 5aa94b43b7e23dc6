"""A JSON Resume as people and programs really write it, put into the form of the standard.

Rules, in this order; nothing is guessed, and every rule but the first is told to the reader:

1. null, a blank text and an empty list count as absent (an absent entry keeps its place, so that pointers stay
   right); half a Unicode character becomes U+FFFD.
2. an end date that says "present" ("heute", "aujourd'hui", …) counts as absent: the entry goes on.
3. names of older versions of the standard are today's: `company` of a work entry is its `name`, `website` is
   `url`, `picture` is `image`.
4. a lone object where a list of objects belongs is a list of one; a lone text where a list of texts belongs is
   a list of its lines.
5. in a list of objects, a text is the object's naming field (`"Python"` is a skill of that name).
6. a list or an object where a text belongs is its texts, joined; a place written as text is its city.
7. true and false are no text: absent.

What is left (a text where a section belongs) is for `read_resume` to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from pydantic import BaseModel

from vitaeval.schema.documents import profile as nouns
from vitaeval.schema.documents.profile import Profile

FORMER = {"company": (nouns.Work, "name"), "website": (None, "url"), "picture": (None, "image")}
NAMING: Mapping[type[BaseModel], str] = {
    nouns.Work: "summary",
    nouns.Volunteer: "summary",
    nouns.Education: "area",
    nouns.Project: "name",
    nouns.Certificate: "name",
    nouns.Award: "title",
    nouns.Publication: "name",
    nouns.SkillGroup: "name",
    nouns.Language: "language",
    nouns.Interest: "name",
    nouns.Reference: "reference",
    nouns.NetworkProfile: "url",
    nouns.Location: "city",
}
_TODAY = re.compile(
    r"present|current(?:ly)?|now|today|ongoing|to date|until now|till now|heute|aktuell|laufend|bis heute|derzeit"
    r"|gegenwart|aujourd['’]hui|actuel(?:lement)?|présent|à ce jour|en cours|actualidad|presente|oggi|-|–|—",
    re.IGNORECASE,
)
_HALF = re.compile("[\ud800-\udfff]")


class Loosened(NamedTuple):
    """The resume in the standard's form, and one line for each place that had to be understood."""

    raw: object
    notes: tuple[str, ...]


def loosened(raw: object) -> Loosened:
    """`raw` (a decoded JSON value) by the rules above; what is no object is left as it is."""
    notes: list[str] = []
    if not isinstance(raw, Mapping):
        return Loosened(raw, ())
    return Loosened(_object(raw, Profile, "", notes), tuple(notes))


def _object(raw: Mapping[str, object], noun: type[BaseModel], at: str, notes: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in _renamed(raw, noun, at, notes):
        here = f"{at}/{key}"
        if key not in noun.model_fields or key == "extras":
            found[key] = _whole(value)
        elif not _is_blank(value):
            kept = _value(value, noun.model_fields[key].annotation, here, notes)
            if not _is_blank(kept) and not _is_open(key, kept, here, notes):
                found[key] = kept
    return found


def _renamed(
    raw: Mapping[str, object], noun: type[BaseModel], at: str, notes: list[str]
) -> Iterator[tuple[str, object]]:
    for key, value in raw.items():
        only, today = FORMER.get(key, (None, ""))
        fits = today in noun.model_fields and key not in noun.model_fields and only in (None, noun)
        if fits and _is_blank(raw.get(today)):
            notes.append(f"{at}/{key}: an older name of {today}")
            yield today, value
        elif not (_is_blank(value) and key in {FORMER[old][1] for old in FORMER if old in raw}):
            yield _HALF.sub("\ufffd", key), value


def _value(value: object, annotation: object, at: str, notes: list[str]) -> object:
    noun = next(_nouns(annotation), None)
    if not str(annotation).startswith("tuple"):
        return _item(value, noun, at, notes)
    if isinstance(value, str) and noun is None and value.strip():
        notes.append(f"{at}: a text where a list belongs; each line is an item")
        value = value.splitlines()
    elif isinstance(value, Mapping) and noun is not None:
        notes.append(f"{at}: an object where a list belongs; a list of one")
        value = [value]
    elif not isinstance(value, list):
        return _whole(value)
    items = (_item(item, noun, f"{at}/{n}", notes) for n, item in enumerate(value))
    return [({} if noun else None) if _is_blank(item) else item for item in items]


def _item(value: object, noun: type[BaseModel] | None, at: str, notes: list[str]) -> object:
    if noun is None:
        return _text(value, at, notes)
    if isinstance(value, Mapping):
        return _object(value, noun, at, notes)
    if isinstance(value, str) and noun in NAMING:
        notes.append(f"{at}: a text where an object belongs; read as its {NAMING[noun]}")
        return {NAMING[noun]: _whole(value)} if value.strip() else None
    return None if _is_blank(value) or isinstance(value, bool) else _whole(value)


def _text(value: object, at: str, notes: list[str]) -> object:
    if isinstance(value, bool):
        notes.append(f"{at}: {str(value).lower()} where a text belongs; left out")
        return None
    if isinstance(value, list | Mapping):
        notes.append(f"{at}: {'a list' if isinstance(value, list) else 'an object'} where a text belongs; joined")
        return ", ".join(_leaves(value))
    return _whole(value)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif not _is_blank(value) and not isinstance(value, bool):
        yield str(_whole(value))


def _is_open(key: str, value: object, at: str, notes: list[str]) -> bool:
    if key != "endDate" or not isinstance(value, str) or not _TODAY.fullmatch(value.strip(" .()")):
        return False
    notes.append(f"{at}: {value!r} is no date; the entry goes on")
    return True


def _whole(value: object) -> object:
    """`value` with whole characters only."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, Mapping):
        return {_HALF.sub("\ufffd", str(key)): _whole(item) for key, item in value.items()}
    return value


def _is_blank(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def _nouns(annotation: object) -> Iterator[type[BaseModel]]:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part
