"""Personal qualities among skills: "adaptability", "attention to detail" say nothing that a profile could refute."""

from __future__ import annotations

import re

from vitaeval.claims.vocabulary import listed
from vitaeval.text.lexicon import Kind, key, names
from vitaeval.text.normalize import STOPWORDS, words

_JOINT = re.compile(r"\s*(?:[&/,;+]|\band\b)\s*")
_NOT_ALONE = frozenset(
    "management people planning customer learning vision innovation making energy social work working".split()
)
"""Words of qualities that name an ability of their own when they stand alone or among themselves."""
_PEOPLE, _LEADING = frozenset({"people", "staff", "team", "teams"}), frozenset({"management", "leadership"})
"""To lead people is a deed: who lists it has done it or not."""


def is_quality(name: str) -> bool:
    """Whether a name of a skill, or each of those that it joins, is that of a personal quality."""
    parts = [part for part in _JOINT.split(name) if part]
    return bool(parts) and all(map(_is_soft, parts))


def _is_soft(part: str) -> bool:
    known = names().get(key(part))
    told = {word.text for word in words(part)} - STOPWORDS
    if (known is not None and known.kind in (Kind.SKILL, Kind.FIELD)) or (told & _PEOPLE and told & _LEADING):
        return False
    return bool(told - _NOT_ALONE) and told <= listed("qualities")
