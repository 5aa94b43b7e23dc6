"""Places as addresses write them: a town, then a region or a country in short or in full."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.vocabulary import listed

_FIELD = re.compile(r"[^,;|/()·]+")


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """`text` with each region or country that is a field of its own, behind a town, in full ("Austin, TX")."""
    fields = [field.group().strip() for field in _FIELD.finditer(text)]
    known = (_known().get(field.removeprefix("the "), (field, "")) for field in fields[1:])
    return ", ".join((*fields[:1], *(full for full, _ in known)))


def wider(said: str, held: str) -> frozenset[str]:
    """Tokens of the region or country that `said` names where `held` names none: it says more, not otherwise."""
    given = {_kind(field) for field in _fields(held)}
    return frozenset(
        token
        for field in _fields(said)
        if (kind := _kind(field)) and kind not in given
        for token in names.tokens(field)
    )


@lru_cache(maxsize=128)
def home(evidence: Evidence) -> str:
    """Where the person lives, in full."""
    return ", ".join(spelled(line.text) for line in evidence.lines if line.path.startswith("/basics/location"))


def is_in(text: str, where: str) -> bool:
    """Whether a text names nothing but a place."""
    return bool(where) and bool(names.tokens(text)) and not names.beyond(spelled(text), where)


def is_region(text: str) -> bool:
    """Whether a text is the name of a region or country, in full or in short."""
    return _kind(_known().get(text, (text, ""))[0]) is not None


def _fields(text: str) -> tuple[str, ...]:
    return tuple(field.group().strip() for field in _FIELD.finditer(spelled(text)))


def _kind(field: str) -> str | None:
    """What a field is, beside a town: "country", "region" or None."""
    if field and set(field.split()) <= listed("countries"):
        return "country"
    return next((kind for full, kind in _known().values() if full == field), None)


@cache
def _known() -> Mapping[str, tuple[str, str]]:
    """The full name and kind of each short one (`data/regions.csv`)."""
    text = resources.files("vitaeval.claims").joinpath("data/regions.csv").read_text("utf-8")
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {short: (full, kind) for short, full, kind in rows}
