"""Skills named in words of one's own: made of what the profile tells, though no line of it says so together."""

from __future__ import annotations

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.vocabulary import abbreviations, general
from vitaeval.text import skills
from vitaeval.text.normalize import content, stems, words

_ROOT = 5
_LONG = 8
_MOST = 4


def composed(name: str, evidence: Evidence) -> Line | None:
    """The line nearest to a plain name whose every special word the profile has; None for names of tools.

    Only for names that the table of skills does not know: a known skill is one thing, whatever its words.
    """
    spelled = " ".join(next(iter(abbreviations().get(word, ())), word) for word in name.split())
    plain = all(word[:1].isalpha() and not any(sign.isupper() for sign in word[1:]) for word in spelled.split())
    if not plain or skills.canonical(name) != name.strip().casefold():
        return None
    tokens = content(words(spelled))
    special = [token for token in tokens if token not in general()]
    known = [token for token in tokens if token in evidence.stems]
    if not tokens or len(tokens) > _MOST or not (special or known):
        return None
    if not all(_is_told(token, evidence, alone=len(tokens) == 1) for token in special):
        return None
    return evidence.nearest(spelled, evidence.lines) if stems(spelled) else None


def _is_told(token: str, evidence: Evidence, *, alone: bool) -> bool:
    """Whether the profile has the word, or (for a long word, or beside others) one of its root."""
    if token in evidence.stems:
        return True
    return len(token) >= (_LONG if alone else _ROOT) and token[:_ROOT] in evidence.prefixes
