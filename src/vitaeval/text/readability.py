"""How hard an English text is to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.text.tokens import sentences

FEWEST_WORDS = 30
ENGLISH_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^aeiouy](?<!.[^aeiouy]l)e|[^aeiouytdl]ed|[aeiouy]led|[^aeiouyscgxzl](?<!sh|ch)es|[aeiouy]les)$"
)
_SILENT_INSIDE = re.compile(r"[^aeiouy](?:ely|eless|eful|efully|ements?)$")
_HIATUS = re.compile(
    r"(?<![tscxg])i[ao](?!us)|[tc]iat|i(?:um|ety)|(?<![tc])i(?:ent|ence)|eo(?!u|r|pl)|(?<!q)ua(?!r[dt]|ge)|uou"
    r"|scie|creat|eact|yi|ye[er]|ea(?:tio|tiv|l[im]|s?$)|sm$|[aeo]ing|(?<!q)ui(?:t[iy])|ie(?:r|st)$|uen|aic"
)
_FUNCTION_WORDS = frozenset(
    "the and of to for with by from at is were are that this which who into across their its it been has have"
    " had".split()
)


@dataclass(frozen=True, slots=True)
class Readability:
    """Flesch reading ease (higher is easier; most prose lies in 0 to 100) and what it is made of.

    `grade` is the Flesch-Kincaid grade: the years of American schooling that a reader needs.
    """

    words: int
    words_per_sentence: float
    syllables_per_word: float

    @property
    def ease(self) -> float:
        """206.835 - 1.015 words per sentence - 84.6 syllables per word. Source: Flesch (1948)."""
        return 206.835 - 1.015 * self.words_per_sentence - 84.6 * self.syllables_per_word

    @property
    def grade(self) -> float:
        """0.39 words per sentence + 11.8 syllables per word - 15.59. Source: Kincaid et al. (1975)."""
        return 0.39 * self.words_per_sentence + 11.8 * self.syllables_per_word - 15.59


def readability(lines: Iterable[str]) -> Readability | None:
    """The readability of some lines of prose; None below 30 words and where the text is not English.

    A line break or a sentence mark ends a sentence. Text counts as English when at least 8 % of its words
    are English function words; the formula's constants hold for no other language. E-mail and web
    addresses are no words.
    """
    prose = (_ADDRESS.sub(" ", line) for line in lines)
    parts = [words for line in prose for sentence in sentences(line) if (words := _WORD.findall(sentence.text))]
    found = [word.casefold() for words in parts for word in words]
    if len(found) < FEWEST_WORDS or sum(word in _FUNCTION_WORDS for word in found) < ENGLISH_SHARE * len(found):
        return None
    return Readability(len(found), len(found) / len(parts), sum(map(syllables, found)) / len(found))


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """Syllables of an English word, at least 1, by its vowel groups, silent endings and split vowels.

    A rule of spelling, no dictionary.
    """
    word = word.casefold()
    groups = len(_VOWELS.findall(word)) + len(_HIATUS.findall(word))
    silent = (_SILENT.search(word) is not None) + (_SILENT_INSIDE.search(word) is not None)
    return max(1, groups - silent)
