"""Words that say something in particular, and whether a profile uses them."""

from __future__ import annotations

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import Word

_ROOT, _SHORT = 5, 4


def is_special(word: Word) -> bool:
    """Whether a word says more than any CV may say."""
    return word.stem not in general() and len(word.text) >= _SHORT and not word.text.endswith("ly")


def is_novel(word: Word, evidence: Evidence) -> bool:
    """Whether a profile has neither the word nor one of its root, and it is no general word."""
    if word.stem in evidence.stems or not is_special(word) or not word.text.isalpha():
        return False
    if word.stem[:_SHORT] in evidence.stems or word.stem[:_ROOT] in evidence.prefixes:
        return False
    return not evidence.begins(word.stem)
