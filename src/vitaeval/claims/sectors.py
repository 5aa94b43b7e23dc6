"""Words that only sum up where somebody worked, of which no profile has one ("retail")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.vocabulary import listed
from vitaeval.text.normalize import STOPWORDS, Word, stem, words

_FRAMES = frozenset(
    map(
        stem,
        "industry industries industrial sector setting settings field environment environments market markets"
        " commercial residential domestic statutory regional national international rural urban higher further"
        " third".split(),
    )
)
"""Words that only say in which kind of place something was done."""
_OFFERED = frozenset(map(stem, "product service building client customer company firm business domain".split()))
"""What a sector makes, has, or works for."""


def is_frame(word: Word) -> bool:
    """Whether a word only says in which kind of place something was done."""
    return word.stem in _FRAMES


def is_sector(word: Word) -> bool:
    """Whether a word is the name of a sector of the economy."""
    return word.stem in _sectors()


def tells_sector(strange: Iterable[Word]) -> bool:
    """Whether words that a profile lacks are names of sectors alone."""
    return all(map(is_sector, strange))


def is_sector_of_work(name: str, evidence: Evidence) -> bool:
    """Whether all that a name has beyond the profile is a sector, and what is made or done in it."""
    new = [word for word in words(name) if word.text not in STOPWORDS and word.stem not in evidence.stems]
    told = [word for word in new if not is_frame(word) and word.stem not in _OFFERED]
    return bool(told) and tells_sector(told)


@cache
def _sectors() -> frozenset[str]:
    return frozenset(map(stem, listed("sectors")))
