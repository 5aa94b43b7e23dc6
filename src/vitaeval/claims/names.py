"""Comparing names of employers, schools, certificates and roles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from vitaeval.text.normalize import STOPWORDS, stem, words

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


@lru_cache(maxsize=32768)
def beyond(said: str, held: str) -> tuple[str, ...]:
    """Tokens of `said` that `held` lacks, in order; an abbreviation and what it stands for are the same."""
    mine, yours = tokens(said), _Held.of(held)
    extra = tuple(token for token in mine if not yours.has(token))
    if not extra or "".join(mine) == yours.joined:
        return ()
    runs = _abbreviated(mine)
    spelled = frozenset().union(*(runs[short] for short in yours.short & runs.keys()))
    return tuple(token for token in extra if token not in spelled)


class _Held(NamedTuple):
    """A name that others are compared with: its tokens and the abbreviations of their runs, and its own short ones."""

    known: frozenset[str]
    short: frozenset[str]
    joined: str

    @staticmethod
    @lru_cache(maxsize=8192)
    def of(name: str) -> _Held:
        """Lay out a name."""
        own = tokens(name)
        short = frozenset(_letters(token) for token in own if 2 <= len(token) <= 6)
        return _Held(frozenset((*own, *_abbreviated(own))), short, "".join(own))

    def has(self, token: str) -> bool:
        """Whether the name has a token, also in an abbreviation."""
        return token in self.known or _letters(token) in self.known


@lru_cache(maxsize=8192)
def _letters(token: str) -> str:
    return "".join(char for char in token if char.isalnum())


@lru_cache(maxsize=8192)
def _abbreviated(full: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Every abbreviation that runs of two to six of `full` could be written as, with the tokens that it stands for."""
    letters = "".join(token[0] for token in full)
    found: dict[str, frozenset[str]] = {}
    for first in range(len(full)):
        for last in range(first + 2, min(first + 7, len(full) + 1)):
            short = letters[first:last]
            found[short] = found.get(short, frozenset()) | frozenset(full[first:last])
    return found


def is_short(word: str) -> bool:
    """Whether a word is written as an abbreviation, in two to six capitals ("RFIs")."""
    bare = word.removesuffix("s")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()


def abbreviates(short: str, text: str) -> bool:
    """Whether a word in capitals ("RFIs") has the first letters of neighbouring plain words, small ones among them."""
    if not is_short(short):
        return False
    bare = short.removesuffix("s")
    told = words(text)
    at = _initials(text).find(bare.casefold())
    while at >= 0:
        run = told[at : at + len(bare)]
        if all(word.text.isalpha() for word in run) and not {run[0].text, run[-1].text} & STOPWORDS:
            return True
        at = _initials(text).find(bare.casefold(), at + 1)
    return False


@lru_cache(maxsize=8192)
def _initials(text: str) -> str:
    return "".join(word.text[0] for word in words(text))


@lru_cache(maxsize=32768)
def coverage(said: str, held: str) -> float:
    """Share of the tokens of `said` that `held` has, in [0, 1]."""
    mine = tokens(said)
    return 1 - len(beyond(said, held)) / len(mine) if mine else 0.0


@lru_cache(maxsize=32768)
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
