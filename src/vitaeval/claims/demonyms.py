"""Words for what belongs to a country: "German" to a profile that names Germany."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.vocabulary import rows
from vitaeval.text.normalize import stems

_NOUN = re.compile(r"(?:(?:,| and| or) [A-Z]\w+)* [a-z]{3,}")
_SPOKEN = re.compile(r"\b(?:in|into|speak\w*|spoke\w*|fluent|learn\w*|stud\w+|some|basic) $", re.IGNORECASE)


def describes(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether a word of a text says of what country a thing is that follows ("German clients"), and the profile names
    that country; a language ("in German") is another matter."""
    if not _NOUN.match(text, end) or _SPOKEN.search(text, 0, start):
        return False
    return any(belongs(word, evidence) for word in stems(text[start:end]))


def belongs(word: str, evidence: Evidence) -> bool:
    """Whether a stem names the people or things of a country that the profile names (`data/demonyms.txt`)."""
    return any(_is_named(country, evidence) for country in _countries().get(word, ()))


@lru_cache(maxsize=4096)
def _is_named(country: str, evidence: Evidence) -> bool:
    """Whether a country stands in the profile; its letters ("US") stand there as such."""
    if country.isupper():
        return any(re.search(rf"\b{country}\b", line.text) for line in evidence.lines)
    return stems(country) <= evidence.stems


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country, *told in (row.split(",") for row in rows("demonyms")):
        for word in set().union(*map(stems, told)):
            found[word] = (*found.get(word, ()), country)
    return found
