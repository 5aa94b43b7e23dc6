"""What a figure counts: the noun behind it."""

from __future__ import annotations

import re

from vitaeval.text.normalize import STOPWORDS, Word
from vitaeval.text.units import is_person

_BREAK = re.compile(r"[.,;:()!?]")
_STOP_NOUN = frozenset(
    "and or of in for to from with by on at per as that which who over under within across via throughout among "
    "between during after before into onto while when where whose using "
    "including plus against without around about toward towards than until since through thanks due".split()
)


def counted(low: str, end: int, following: tuple[Word, ...]) -> tuple[str | None, bool]:
    """Stem of the noun behind a figure (the first plural of four words, else a person noun), and if it is people.

    Of two plurals in a row the second is the noun where it is a person's ("11 solutions engineers").
    """
    nearby = _phrase(low, end, following)
    person = next((word.stem for word in nearby if is_person(word.stem)), None)
    head = next((_last_of_row(nearby[at:], low) for at, word in enumerate(nearby) if _is_plural(word)), None)
    noun = head or person
    return noun, noun is not None and is_person(noun)


def _is_plural(word: Word) -> bool:
    return word.text.endswith("s") and not word.text.endswith("ss")


def _last_of_row(named: list[Word], low: str) -> str:
    first, *others = named[:2]
    is_row = others and _is_plural(others[0]) and low[first.end : others[0].start] == " "
    return others[0].stem if is_row and is_person(others[0].stem) else first.stem


def _phrase(low: str, end: int, following: tuple[Word, ...]) -> list[Word]:
    found: list[Word] = []
    for word in following:
        if word.start < end:
            continue
        broken = _BREAK.search(low, end, word.start)
        if broken or len(found) == 4 or word.text in _STOP_NOUN or word.text[0].isdigit():
            break
        if word.text not in STOPWORDS:
            found.append(word)
    return found
