"""Lines of a CV that repeat a highlight or summary of the profile: however they are laid out, they head no entry."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence
from vitaeval.text.numerals import WORDS, from_words

_FEWEST = 3
"""Words of a highlight from which on it is told from a title."""
_SENTENCE = 6
"""Words of a summary, which opens like a title, from which on it is told from one."""
_NUMBER = re.compile(WORDS)
_PARTS = re.compile(r"[;.] |, (?=and )")


def is_highlight(text: str, evidence: Evidence) -> bool:
    """Whether a line, or its first part, is a whole highlight (or summary) of the profile, or one that breaks off."""
    words = _said(text)
    if len(words) < _FEWEST:
        return False
    if len(words) >= _SENTENCE and any(words == told[: len(words)] for told in _summaries(evidence)):
        return True
    held = _highlights(evidence).get(words[0], ())
    first = _said(_PARTS.split(text, maxsplit=1)[0]) if held else ()
    return any(words == told[: len(words)] or (len(first) >= _FEWEST and first == told) for told in held)


def _said(text: str) -> tuple[str, ...]:
    """The tokens of a text, small numbers in digits."""
    return tuple(map(_in_digits, names.tokens(text)))


@lru_cache(maxsize=8192)
def _in_digits(token: str) -> str:
    return f"{from_words(token):g}" if _NUMBER.fullmatch(token) else token


@lru_cache(maxsize=64)
def _highlights(evidence: Evidence) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The tokens of the highlights, by the first one."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for told in (_said(line.text) for line in evidence.lines if line.field == "highlights"):
        if len(told) >= _FEWEST:
            found[told[0]] = (*found.get(told[0], ()), told)
    return found


@lru_cache(maxsize=64)
def _summaries(evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    return tuple(_said(line.text) for line in evidence.lines if line.field == "summary")
