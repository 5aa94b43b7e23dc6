"""Any legal JSON Resume 1.0 object becomes a Profile; what the standard does not name is kept aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError

from vitaeval.errors import DataError
from vitaeval.schema.documents.profile import Extra, Profile

SILENT = ("/$schema", "/meta")
CLOSE = 0.7
"""Likeness from which an unknown key is taken for a mistyped one: "wrok" is .75 from "work"."""


def read_resume(raw: object, *, origin: str = "resume") -> Profile:
    """The profile in `raw` (a decoded JSON Resume object).

    Null values count as absent and bare numbers as text. Raises DataError, naming `origin` and the JSON
    pointer, where a value has a type that JSON Resume does not allow.
    """
    if not isinstance(raw, Mapping):
        raise DataError(f"{origin}: a JSON Resume is an object, this is {_kind(raw)}")
    extras: list[Extra] = []
    try:
        known = _object(raw, Profile, "", extras, origin)
        known["extras"] = [extra.model_dump() for extra in extras]
        return Profile.model_validate_json(json.dumps(known))
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        raise DataError(f"{origin}: holds text that is no Unicode (half of a character): {reason}") from None


def warnings(profile: Profile) -> tuple[str, ...]:
    """One line per key that JSON Resume 1.0 does not name."""
    note = "kept aside: no prompt shows it, a claim may rest on it"
    return tuple(
        f"{extra.pointer}: not a JSON Resume 1.0 key{_meant(extra.pointer)}; {note}" for extra in kept_aside(profile)
    )


def _meant(pointer: str) -> str:
    """The key of the standard that a mistyped one resembles, as a question; empty where none does."""
    *above, key = pointer.split("/")[1:]
    noun: type[BaseModel] = Profile
    for name in (part for part in above if not part.isdecimal()):
        noun = next(_nouns(noun.model_fields[name].annotation))
    near = get_close_matches(key, noun.model_fields.keys() - {"extras"}, n=1, cutoff=CLOSE)
    return f" (did you mean {near[0]}?)" if near else ""


def kept_aside(profile: Profile) -> tuple[Extra, ...]:
    """What the record says under unknown keys; the file's own technical keys say nothing about the person."""
    return tuple(extra for extra in profile.extras if extra.pointer not in SILENT)


def _object(
    raw: Mapping[str, object], noun: type[BaseModel], at: str, extras: list[Extra], origin: str
) -> dict[str, object]:
    known: dict[str, object] = {}
    for key, value in raw.items():
        here = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        if key not in noun.model_fields or key == "extras":
            extras.append(Extra(pointer=here, json_text=json.dumps(value, ensure_ascii=False, sort_keys=True)))
        elif value is not None:
            known[key] = _value(value, noun.model_fields[key].annotation, here, extras, origin)
    return known


def _value(value: object, annotation: object, at: str, extras: list[Extra], origin: str) -> object:
    noun = next(_nouns(annotation), None)
    if str(annotation).startswith("tuple"):
        if not isinstance(value, list):
            raise DataError(f"{origin}: {at} must be an array, this is {_kind(value)}")
        items = ((f"{at}/{n}", item) for n, item in enumerate(value) if item is not None)
        return [_item(item, noun, here, extras, origin) for here, item in items]
    return _item(value, noun, at, extras, origin)


def _item(value: object, noun: type[BaseModel] | None, at: str, extras: list[Extra], origin: str) -> object:
    if noun is None:
        return _text(value, at, origin)
    if not isinstance(value, Mapping):
        raise DataError(f"{origin}: {at} must be an object, this is {_kind(value)}")
    return _object(value, noun, at, extras, origin)


def _text(value: object, at: str, origin: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return json.dumps(value)
    raise DataError(f"{origin}: {at} must be text, this is {_kind(value)}")


def _nouns(annotation: object) -> Iterator[type[BaseModel]]:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _kind(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
