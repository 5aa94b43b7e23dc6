"""Which skills a profile supports, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from vitaeval.schema.documents.profile import Profile
from vitaeval.text.mentions import canonical, find, implied, named
from vitaeval.text.polarity import negated_or_wishful

_LISTED = re.compile(r"/skills/\d+/(?:name|keywords/\d+)|/languages/\d+/language|/interests/\d+/keywords/\d+")
_KEYWORD = re.compile(r"/keywords/\d+$")
_SILENT = re.compile(r"/(?:skills|languages)/|/basics/(?:profiles|location|email|phone|url|image|name)|.*/url$")


@lru_cache(maxsize=256)
def profile_skills(profile: Profile) -> Mapping[str, str]:
    """What the profile supports: canonical skill -> JSON pointer to where it is first named.

    Listed skills come first and count even when the table does not know them; then keywords, titles,
    certificates, courses and prose, and last what is named inside a longer name (Spring in "Spring Boot").
    A skill that prose only denies or wishes for is no support.
    """
    found: dict[str, str] = {}
    for pointer, text, is_listed in _texts(profile):
        for skill in _listed(text) if is_listed else _said(text, found):
            found.setdefault(skill, pointer)
    for skill, pointer in tuple(found.items()):
        for other in implied(skill):
            found.setdefault(other, pointer)
    return MappingProxyType(found)


def listed_skills(profile: Profile) -> tuple[str, ...]:
    """The skills that a profile lists as such, canonical, each once, in its order."""
    names = (canonical(text) for _, text, is_listed in _texts(profile) if is_listed)
    return tuple(dict.fromkeys(name for name in names if name))


def _listed(text: str) -> Iterator[str]:
    yield canonical(text)
    yield from (mention.canonical for mention in named(text))


def _said(text: str, known: Container[str]) -> Iterator[str]:
    """The skills that prose affirms and that are not known yet."""
    for mention in find(text, broad=True):
        if mention.canonical not in known and not negated_or_wishful(text, mention.start, mention.end):
            yield mention.canonical


def _texts(profile: Profile) -> Iterator[tuple[str, str, bool]]:
    """Pointer, text and whether it is a listed skill, listed ones first."""
    everything: list[tuple[str, str]] = []
    _collect(profile.model_dump(mode="json", exclude={"extras"}), "", everything)
    for pointer, text in everything:
        if _LISTED.fullmatch(pointer):
            yield pointer, text, not pointer.endswith("/name")
    for pointer, text in everything:
        if not _SILENT.match(pointer):
            yield pointer, text, _KEYWORD.search(pointer) is not None


def _collect(value: object, pointer: str, found: list[tuple[str, str]]) -> None:
    """Add every text inside a JSON value with its pointer."""
    if isinstance(value, str):
        found.append((pointer, value))
    elif isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            if item is not None:
                _collect(item, f"{pointer}/{name}", found)
