"""The forms in which a person's name is written."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.text.fold import fold

_ADDRESS = frozenset("dr prof professor mr mrs ms miss mx sir dame rev hon eng ing dipl".split())
_AFTER_NAME = frozenset("jr sr ii iii iv phd md mba msc bsc cpa esq dds rn pe pmp cissp".split())
_PARTICLES = frozenset("de da do dos das di du del della la le van von der den ten ter zu bin ibn al el y e".split())
_APART = r"[\s.,;:'\"’\\/_\-–—()*|]"
_START = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_GLUED = 7


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of `name` that can stand alone, folded: no titles, degrees, particles, single letters.

    A double name counts whole and in its halves.
    """
    words = _words(name)
    halves = (half for word in words if "-" in word for half in word.split("-"))
    alone = (word for word in (*words, *halves) if len(word) > 1 and word not in _PARTICLES)
    return tuple(dict.fromkeys(alone))


@lru_cache(maxsize=512)
def name_pattern(name: str, ordinary: frozenset[str], alone: bool) -> re.Pattern[str] | None:
    """What finds `name` in folded text; None when it has no letters.

    Group `full` holds the forms of two parts and more, group `part` (if `alone`) single parts that are
    not `ordinary` words.
    """
    words = _words(name)
    parts = name_parts(name)
    if not words or not parts:
        return None
    forms = _fuller(words, ordinary) if len(words) > 1 else []
    full = "|".join(_bounded(form) for form in forms) or r"(?!)"
    singles = sorted((part for part in parts if part not in ordinary), key=len, reverse=True) if alone else []
    part = "|".join(_bounded(_spelt(single)) for single in singles) or r"(?!)"
    if len(words) == 1 and not alone:
        return None
    return re.compile(rf"(?P<full>{full})|(?P<part>{part})")


def _fuller(words: tuple[str, ...], ordinary: frozenset[str]) -> list[str]:
    """First to last name, last to first, and each with the other's initial."""
    first, *middle, last = words
    optional = "".join(rf"(?:{_APART}{{0,3}}{_spelt(word)}|{_APART}{{1,3}}{word[0]}\b)?" for word in middle)
    between = rf"{optional}(?:{_APART}{{1,3}}[^\W\d_]\.)?"
    glued = len(first + last) >= _GLUED and first + last not in ordinary
    apart = rf"{_APART}{{{0 if glued else 1},5}}"
    initials = "".join(rf"(?:{word[0]}\.?\s{{0,2}})?" for word in middle)
    given = rf"{_spelt(first)}{between}"
    return [
        rf"{given}{apart}{_spelt(last)}",
        rf"{_spelt(last)}(?:,\s{{0,2}}|[\s_\-]{{1,2}}){_spelt(first)}(?:{optional})",
        rf"{first[0]}\.[\s\-]{{0,2}}{initials}{_spelt(last)}",
        rf"{_spelt(last)},?\s{{1,2}}{first[0]}\.",
        rf"{_spelt(first)}\s{{1,2}}{last[0]}\.",
    ]


def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles before and degrees behind."""
    main, _, behind = name.partition(",")
    if behind and not any(word in _AFTER_NAME for word in _split(behind)):
        main = f"{behind} {main}"
    words = [word for word in _split(main) if word not in _AFTER_NAME]
    while len(words) > 1 and words[0] in _ADDRESS:
        del words[0]
    return tuple(words)


def _split(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:['’\-‐][^\W\d_]+)*", fold(text).text)
    return [word.replace("’", "'").replace("‐", "-") for word in words]


def _spelt(word: str) -> str:
    """`word` with any kind of apostrophe and hyphen, or none."""
    return re.escape(word).replace("'", "['’´`]?").replace(r"\-", "[-‐–_ ]?")


def _bounded(form: str) -> str:
    """Not inside another word; scripts without spaces between words have no such edge."""
    if re.search(r"[\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af]", form):
        return f"(?:{form})"
    return f"{_START}(?:{form}){_END}"
