"""Comparing names of employers, schools, certificates and roles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from vitaeval.text.normalize import STOPWORDS, plain, plain_words, stem, words

_LEGAL = frozenset(
    "inc incorporated llc llp ltd limited gmbh ag corp corporation co company plc sa bv nv oy ab aps as pty pvt srl kg "
    "group holding holdings the dd".split()
)
_BEHIND = re.compile(r",? (?P<word>[A-Z][A-Za-z]{1,13})\b(?:\.(?= [a-z(,]|,))?")
_TIED, _PAIR = re.compile(r"\w+(?:-\w+)+"), 2
"""What a hyphen ties, and how long its parts are that are no abbreviation of anything else ("SHRM-CP")."""
_OPENING = 4
_SILENT = STOPWORDS | _LEGAL
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
    "pi": "principal investigator",
    "internship": "intern", "traineeship": "trainee", "apprenticeship": "apprentice",
    "bi": "business intelligence", "frontend": "front end", "backend": "back end", "fullstack": "full stack",
}  # fmt: skip


@lru_cache(maxsize=8192)
def tokens(name: str) -> tuple[str, ...]:
    """Stems of the words of a name that tell it apart, abbreviations spelled out, in order."""
    return tuple(chain.from_iterable(map(_spelled_out, plain_words(name))))


@lru_cache(maxsize=16384)
def _spelled_out(word: str) -> tuple[str, ...]:
    """The stems of one plain word: none when it tells nothing apart, several when it is short for them."""
    bare = word.replace(".", "")
    if bare in _SHORT:
        return tuple(stem(each) for each in _SHORT[bare].split() if each not in _SILENT)
    return () if bare in _SILENT else (stem(bare),)


def end_of(text: str, end: int) -> int:
    """Where a name that ends at an offset really does: behind the legal forms that follow it."""
    while (found := _BEHIND.match(text, end)) and found["word"].lower() in _LEGAL - {"the"}:
        end = found.end()
    return end


@lru_cache(maxsize=32768)
def beyond(said: str, held: str) -> tuple[str, ...]:
    """Tokens of `said` that `held` lacks, in order; an abbreviation and what it stands for are the same."""
    mine, yours = _Name.of(said), _Name.of(held)
    if mine.known <= yours.known or mine.joined == yours.joined:
        return ()
    known, letters = yours.known, yours.letters
    extra = [
        token
        for token, bare in zip(mine.tokens, mine.bare, strict=True)
        if token not in known and bare not in known and not (2 <= len(bare) <= 6 and bare in letters)
    ]
    if not extra:
        return ()
    shorts = [short for short in yours.short if short in mine.letters]
    if not shorts:
        return tuple(extra)
    runs = ((short, mine.tokens[run]) for short in shorts for run in _runs(short, mine.letters))
    spelled = {token for short, run in runs if short not in run for token in run}
    return tuple([token for token in extra if token not in spelled])


class _Name(NamedTuple):
    """A name laid out for comparing: its tokens, whole and without signs, their first letters in a row, and its own
    short tokens."""

    tokens: tuple[str, ...]
    bare: tuple[str, ...]
    known: frozenset[str]
    letters: str
    short: frozenset[str]
    joined: str

    @staticmethod
    @lru_cache(maxsize=8192)
    def of(name: str) -> _Name:
        """Lay out a name."""
        own = tokens(name)
        bare = tuple(map(_letters, own))
        short = frozenset([each for each, token in zip(bare, own, strict=True) if _PAIR <= len(token) <= 6])
        if short and "-" in name:
            short -= {plain(part) for found in _TIED.findall(name) for part in found.split("-") if len(part) == _PAIR}
        return _Name(own, bare, frozenset(own), "".join([token[0] for token in own]), short, "".join(own))


@lru_cache(maxsize=8192)
def _letters(token: str) -> str:
    return token if token.isalnum() else "".join(filter(str.isalnum, token))


def _runs(short: str, letters: str) -> Iterator[slice]:
    """Where a short word is written out: each run of tokens whose first letters spell it."""
    at = letters.find(short) if 2 <= len(short) <= 6 else -1
    while at >= 0:
        yield slice(at, at + len(short))
        at = letters.find(short, at + 1)


def shortens(said: str, held: str) -> bool:
    """Whether each token of a name stands in another one or opens a word of it, one as a whole ("Georgia Tech")."""
    mine, yours = tokens(said), tokens(held)
    cut = [token for token in mine if token not in yours]
    opened = all(len(token) >= _OPENING and any(full.startswith(token) for full in yours) for token in cut)
    return len(cut) < len(mine) and opened


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


def is_acronym(said: str, held: str) -> bool:
    """Whether a name in capitals has the initials of another, also in the order of another language ("DTU")."""
    initials = [token[0] for token in tokens(held)]
    return said.isupper() and 3 <= len(said) == len(initials) and sorted(said.casefold()) == sorted(initials)


@lru_cache(maxsize=8192)
def _initials(text: str) -> str:
    return "".join([word[0] for word in plain_words(text)])


def written(stems: Collection[str], name: str) -> str:
    """The words of `name` that stand behind some of its tokens, as they are written; the whole where no word does."""
    own = (word.strip(",;:()") for word in name.split() if not set(tokens(word)).isdisjoint(stems))
    return " ".join(own) or name.strip()


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
