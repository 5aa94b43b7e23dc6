"""Verbs that say what a person did, and the tense in which a line opens with one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from vitaeval.text.phrases import entries
from vitaeval.text.tokens import Span

_FIRST = re.compile(r"[\W_]*([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)(?:\s+([^\W\d_]+(?:[-‐‑][^\W\d_]+)*))?")
_VOWELS = "aeiou"


class Tense(StrEnum):
    PRESENT = "present"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Opening:
    """The verb that a line opens with. Some forms ("cut", "set") are of both tenses."""

    verb: Span
    tenses: frozenset[Tense]


def opening(text: str) -> Opening | None:
    """The action verb at the start of a line, or None when it opens otherwise.

    Base form, third person and past count, participles in -ing do not; after an adverb in -ly only the past
    ("Quickly built", not "Nightly stock count"). Prefixes (`co-led`) are looked through.
    """
    found = _FIRST.match(text)
    if found is None:
        return None
    first = _verb(found, 1)
    if first or not found.group(2) or not found.group(1).casefold().endswith("ly"):
        return first
    second = _verb(found, 2)
    return second if second and Tense.PAST in second.tenses else None


def _verb(found: re.Match[str], group: int) -> Opening | None:
    word = found.group(group)
    pieces = re.split(r"[-‐‑]", word.casefold())
    for form in ("".join(pieces), pieces[-1]):
        if form in forms():
            return Opening(Span(found.start(group), found.end(group), word), forms()[form])
    return None


@cache
def forms() -> Mapping[str, frozenset[Tense]]:
    """Every inflected form of the list of action verbs, with the tenses it can stand for."""
    table: dict[str, set[Tense]] = {}
    for entry in entries("action_verbs"):
        base, _, given = entry.partition("\t")
        for form in (base, _third_person(base)):
            table.setdefault(form, set()).add(Tense.PRESENT)
        for form in given.split(",") if given else (_past(base),):
            table.setdefault(form, set()).add(Tense.PAST)
    return {form: frozenset(tenses) for form, tenses in table.items()}


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if _consonant_y(base) else f"{base}ed"


def _third_person(base: str) -> str:
    if _consonant_y(base):
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{base}s"


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in _VOWELS
