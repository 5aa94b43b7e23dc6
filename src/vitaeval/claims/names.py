"""Comparing names of employers, schools, certificates and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.text.normalize import STOPWORDS, stem, words

_LONGEST_KEPT = 400
"""Characters of the longest name whose form is kept for the next comparison."""

_LEGAL = frozenset(
    "inc incorporated llc llp ltd limited gmbh ag corp corporation co company plc sa bv nv oy ab aps as pty pvt srl kg "
    "group holding holdings the dd".split()
)
_SHORT = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer", "dev": "developer",
    "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president", "swe": "software "
    "engineer",
    "asst": "assistant", "assoc": "associate", "dir": "director", "exec": "executive", "admin": "administrator",
    "ceo": "chief executive officer", "cto": "chief technology officer", "cfo": "chief financial officer",
    "coo": "chief operating officer", "cio": "chief information officer", "ciso": "chief information security officer",
    "cofounder": "co founder", "univ": "university", "dept": "department", "intl": "international", "natl": "national",
    "qa": "quality assurance", "hr": "human resources", "it": "information technology", "rn": "registered nurse",
    "pm": "project manager", "ml": "machine learning", "ai": "artificial intelligence", "ux": "user experience",
    "ui": "user interface", "sre": "site reliability engineer", "dba": "database administrator", "st": "saint",
    "bi": "business intelligence", "frontend": "front end", "backend": "back end", "fullstack": "full stack",
}  # fmt: skip


@lru_cache(maxsize=8192)
def tokens(name: str) -> tuple[str, ...]:
    """Stems of the words of a name that tell it apart, abbreviations spelled out, in order."""
    spelled: list[str] = []
    for word in words(name):
        spelled += _SHORT.get(word.text.replace(".", ""), word.text.replace(".", "")).split()
    return tuple(stem(word) for word in spelled if word not in STOPWORDS and word not in _LEGAL)


@dataclass(frozen=True, slots=True)
class _Form:
    """A name laid out for comparison.

    `known` holds its tokens and every abbreviation that runs of them could be written as, `short` the tokens
    that could be abbreviations themselves, `spelled` the tokens behind each abbreviation.
    """

    tokens: tuple[str, ...]
    joined: str
    known: frozenset[str]
    short: frozenset[str]
    spelled: Mapping[str, frozenset[str]]


def beyond(said: str, held: str) -> tuple[str, ...]:
    """Tokens of `said` that `held` lacks, in order; an abbreviation and what it stands for are the same."""
    mine, yours = _form(said), _form(held)
    if mine.joined == yours.joined:
        return ()
    left = tuple(token for token in mine.tokens if token not in yours.known and _letters(token) not in yours.known)
    if not left or not yours.short:
        return left
    spelled = frozenset[str]().union(*(mine.spelled[short] for short in yours.short & mine.spelled.keys()))
    return tuple(token for token in left if token not in spelled and _letters(token) not in spelled)


def _form(name: str) -> _Form:
    return _kept_form(name) if len(name) <= _LONGEST_KEPT else _new_form(name)


@lru_cache(maxsize=2048)
def _kept_form(name: str) -> _Form:
    return _new_form(name)


def _new_form(name: str) -> _Form:
    found = tokens(name)
    spelled: dict[str, frozenset[str]] = {}
    for run in _runs(found):
        short = "".join(token[0] for token in run)
        spelled[short] = spelled.get(short, frozenset()).union(run)
    letters = frozenset(_letters(token) for token in found if 2 <= len(token) <= 6)
    return _Form(found, "".join(found), frozenset(found) | spelled.keys(), letters, spelled)


def _letters(token: str) -> str:
    return token if token.isalnum() else "".join(char for char in token if char.isalnum())


def _runs(found: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(len(found)):
        for last in range(first + 2, min(first + 7, len(found) + 1)):
            yield found[first:last]


def coverage(said: str, held: str) -> float:
    """Share of the tokens of `said` that `held` has, in [0, 1]."""
    mine = tokens(said)
    return 1 - len(beyond(said, held)) / len(mine) if mine else 0.0


def likeness(said: str, held: str) -> float:
    """How much two names resemble each other, in [0, 1]; .95 or more when `said` adds nothing to `held`."""
    one, two = frozenset(tokens(said)), frozenset(tokens(held))
    if not one or not two:
        return 0.0
    if one == two:
        return 1.0
    if not beyond(said, held):
        return 0.95
    both = len(one & two)
    return 0.9 * both / max(len(one), len(two))
