"""What an abbreviation of the text may be short for in the profile."""

from __future__ import annotations

from functools import lru_cache

from vitaeval.claims import names
from vitaeval.claims.evidence import Line
from vitaeval.text.mentions import named
from vitaeval.text.normalize import plain, stem, stems

_TOLD = frozenset({"highlights", "summary", "description"})
_PAIR = 2


def stands_for(short: str, line: Line) -> bool:
    """Whether a word in capitals is short for words of a line.

    What the table of skills knows by these letters has to stand there by its name; others may fall together by
    chance: an annual inventory is no AI.
    """
    known = _known(short)
    if known:
        return known <= line.stems
    return not is_chance(short.removesuffix("s"), line) and names.abbreviates(short, line.text)


def is_chance(letters: str, line: Line) -> bool:
    """Whether that words of a line begin with some letters says nothing: two of them, in a line that tells of work."""
    return len(letters) <= _PAIR and line.field in _TOLD


def is_met(name: str, line: Line) -> bool:
    """Whether a line has each abbreviation of a name, as it is or in the words that it is short for."""
    shorts = (word for word in name.split() if names.is_short(word))
    return all(stem(plain(word)) in line.stems or stands_for(word, line) for word in shorts)


@lru_cache(maxsize=1024)
def _known(short: str) -> frozenset[str]:
    """The words of the skill that the table knows by these letters; none where it knows none that begin with them."""
    spelled = (found.canonical for found in named(short) if names.abbreviates(short, found.canonical))
    return frozenset().union(*map(stems, spelled))
