"""One form for letters and words, so that two spellings of the same thing compare equal.

`plain` keeps the length of its input: an offset found in `plain(text)` is an offset in `text`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from vitaeval.text import exonyms

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u205f\u3000", " "),
    }
)
_MARK = re.compile(f"[{re.escape(''.join(map(chr, _SAME_LENGTH)))}]")
_NOT_PLAIN = re.compile(r"[^\x00-@\[-\x7f]")
"""A sign that has a plain form of its own: a capital, or what is not ASCII."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WORD, _ASCII_WORD = (
    re.compile(rf"{sign}+(?:{joint}{sign}+)*[+#]*|\.net\b")
    for sign, joint in ((r"[^\W_]", r"(?:['&.]|[\u00ad\u200b-\u200d\u2060\ufeff]+)"), ("[a-z0-9]", "['&.]"))
)
"""What a word is, and the same for plain ASCII, which most texts are."""
_LETTERS = re.compile(r"[a-z]+")

PROTECTED = frozenset({"c++", "c#", ".net", "node.js", "r", "go", "aws", "sas", "ios", "dos", "css", "gis", "bus"})
"""Words that are names: never stemmed."""

_SPELLINGS = (
    (re.compile(r"^(an|h|p|orthop|gyn)ae(?=[a-z]{3})"), r"\1e"),
    (re.compile(r"([a-z]{2}[iy])s(?=(?:e[drs]?|ers|ing|ation|ations)$)"), r"\1z"),
    (re.compile(r"^(col|lab|fav|hon|hum|vap|behavi|neighb|endeav|harb|flav)our"), r"\1or"),
    (re.compile(r"^(cent|theat|lit|fib|met)re(s?)$"), r"\1er\2"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"(licen|defen|offen)c(?=e)"), r"\1s"),
)
_SPELLED_TWICE = re.compile("|".join(pattern.pattern for pattern, _ in _SPELLINGS))
"""Any of them: most words are written in one way, and this tells it in one pass."""
_IN_U = frozenset({"menus", "gurus", "emus", "haikus"})
"""Plurals whose last letters look like those of a singular ("campus")."""

STOPWORDS = frozenset(
    "a an and any are as at be been by for from had has have in into is it its of off on onto or our out over "
    "own per so than that the their them then these this those through to under up upon using via was were "
    "which while who whose will with within you your across both each every all also including plus such more "
    "most other another he she his her they we i my me us not no".split()
)
"""Words that carry no fact."""


class Word(NamedTuple):
    """One word of a text: its place there, its plain form and its stem."""

    start: int
    end: int
    text: str
    stem: str


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case, no accents, one kind of dash, quote and space; as long as `text`."""
    if text.isascii():
        return text.lower()
    marked = _MARK.sub(_same_length, text)
    return marked.lower() if marked.isascii() else _NOT_PLAIN.sub(_plain_match, marked)


def _same_length(mark: re.Match[str]) -> str:
    return _SAME_LENGTH[ord(mark[0])]


def _plain_match(found: re.Match[str]) -> str:
    return _plain_char(found[0])


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    """The base letter of `char` in lower case; `char` itself when that would be more than one letter."""
    folded = unicodedata.normalize("NFKD", char).casefold()
    base = "".join(part for part in folded if not unicodedata.combining(part))
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """The comparison form of a whole string: NFKC, plain, without invisible characters, single spaces."""
    visible = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return " ".join(plain(visible).split())


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """Every word and number of `text`, with offsets into it. Hyphens and slashes separate words."""
    low, starts, ends, end = plain(text), [], [], 0
    found = _words(low)
    for word in found:
        start = low.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return tuple(map(tuple.__new__, repeat(Word), zip(starts, ends, found, map(stem, found), strict=True)))


@lru_cache(maxsize=8192)
def _words(low: str) -> tuple[str, ...]:
    return tuple((_ASCII_WORD if low.isascii() else _WORD).findall(low))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of `text` in plain form, in order: as `words`, for those who need no places."""
    return _words(plain(text))


@lru_cache(maxsize=8192)
def letters(text: str) -> frozenset[str]:
    """The runs of Latin letters in the plain form of `text`: a word of these that is not among them stands nowhere."""
    return frozenset(_LETTERS.findall(plain(text)))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """`word` without plural, possessive, -ed, -ing or final e when it has 4 letters or more; names stay."""
    bare = _possessive(word.translate(_INVISIBLE))
    bare = exonyms.ENGLISH.get(bare, bare)
    if len(bare) < 4 or bare in PROTECTED or not bare.isalpha():
        return bare
    return _verb(_plural(_american(bare)))


def _american(word: str) -> str:
    """One spelling for words that British and American English write differently ("anaesthetise")."""
    for pattern, form in _SPELLINGS if _SPELLED_TWICE.search(word) else ():
        word = pattern.sub(form, word)
    return word


def _possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("theses"):
        return word[:-2] + "is"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and (word in _IN_U or not word.endswith(("ss", "us", "is"))):
        return word[:-1]
    return word


def _verb(word: str) -> str:
    for ending in ("ing", "ied", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undouble(word[: -len(ending)] + ("y" if ending == "ied" else ""))
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undouble(word: str) -> str:
    """`planned` and `plan` meet: a doubled last consonant is halved, except where the base has it too."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word.removesuffix("e")


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of all content words of `text`."""
    return frozenset(map(stem, set(_words(plain(text))) - STOPWORDS))


def stems_between(text: str, start: int, end: int) -> frozenset[str]:
    """As `stems(text[start:end])`, where no word stands across either end; `text` is read once for all its parts."""
    found = words(text)
    return frozenset(content(found[bisect_left(found, (start,)) : bisect_left(found, (end,))]))


def content(found: Iterable[Word]) -> tuple[str, ...]:
    """Stems of the words that carry a fact, in order."""
    return tuple([word.stem for word in found if word.text not in STOPWORDS])


@lru_cache(maxsize=8192)
def initials(text: str) -> str:
    """First letters of the content words: "International Business Machines" -> "ibm"."""
    return "".join([word[0] for word in plain_words(text) if word not in STOPWORDS])
