"""Places as addresses write them: a town, then a region or a country in short or in full."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from vitaeval.claims import names
from vitaeval.claims.vocabulary import listed

_FIELD = re.compile(r"[^,;|/()·]+")


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """`text` with each region or country that is a field of its own, behind a town, in full ("Austin, TX")."""
    fields = [field.group().strip() for field in _FIELD.finditer(text)]
    return ", ".join((*fields[:1], *(_full().get(field.removeprefix("the "), field) for field in fields[1:])))


def wider(text: str) -> frozenset[str]:
    """Tokens of the regions and countries that a place names in fields of their own."""
    fields = (field.group().strip() for field in _FIELD.finditer(spelled(text)))
    return frozenset(token for field in fields if _is_wide(field) for token in names.tokens(field))


def _is_wide(field: str) -> bool:
    return field in _full().values() or set(field.split()) <= listed("countries")


@cache
def _full() -> Mapping[str, str]:
    """The full name of each short one (`data/regions.csv`)."""
    text = resources.files("vitaeval.claims").joinpath("data/regions.csv").read_text("utf-8")
    return dict(row.split(",", 1) for row in text.splitlines() if row and not row.startswith("#"))
