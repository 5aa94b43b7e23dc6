"""Terms that a CV takes over from the posting although the profile does not hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import STOPWORDS, Word, stems, words
from vitaeval.text.polarity import negated_or_wishful

_PREFIX = 5
_JOINTS = frozenset(f"{mark}{small}" for mark in " /-" for small in ("", "of ", "and "))
"""What may stand between two words of one term."""
_LABEL = re.compile(r": I\b")
"""What a letter tells of itself behind a word of the posting, which it only takes up."""
_SHAPING = frozenset(
    "functional driven based oriented term level time hand hands on end facing related wide solving quality side "
    "paced high low "
    "full part well self non multi cross inter pre post co re long short real day face follow up data world one "
    "two first".split()
)


def borrowed(passage: Passage, scene: Scene, taken: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Two or more neighbouring content words that stand so in the posting, with one the profile never uses."""
    strange = stems(passage.text) - scene.evidence.stems - general()
    if scene.job is None or not (strange or "-" in passage.text):
        return
    foreign = [
        pair
        for pair in _neighbours(passage.text)
        if (passage.text[pair[0].end] == "-" or not strange.isdisjoint(_term(pair)))
        and _is_foreign(*pair, passage, scene)
    ]
    target = _pairs(f"{scene.job.title or ''} {scene.job.company or ''}") if foreign else frozenset()
    asked = _pairs(scene.job.text) if foreign else frozenset()
    for span in _runs(pair for pair in foreign if (term := _term(pair)) in asked and term not in target):
        is_label = _LABEL.match(passage.text, span[1]) is not None
        if not (is_label or overlaps(span, taken) or negated_or_wishful(passage.text, *span)):
            nearest = scene.evidence.nearest(passage.text, scene.evidence.of_entry(passage.entry))
            ruling = unsupported("a term of the posting that the profile does not hold", nearest)
            yield claim(passage, ClaimType.SKILL, span, ruling)


def _runs(pairs: Iterable[tuple[Word, Word]]) -> Iterator[tuple[int, int]]:
    """The stretches that pairs cover; those that share a word are one."""
    open_run: tuple[int, int] | None = None
    for first, second in pairs:
        if open_run and first.start < open_run[1]:
            open_run = (open_run[0], second.end)
            continue
        if open_run:
            yield open_run
        open_run = (first.start, second.end)
    if open_run:
        yield open_run


def _neighbours(text: str) -> Iterator[tuple[Word, Word]]:
    found = [word for word in words(text) if word.text not in STOPWORDS]
    for first, second in pairwise(found):
        if text[first.end : second.start] in _JOINTS:
            yield first, second


@lru_cache(maxsize=256)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(map(_term, _neighbours(text)))


def _term(pair: tuple[Word, Word]) -> tuple[str, str]:
    return pair[0].stem, pair[1].stem


def _is_foreign(first: Word, second: Word, passage: Passage, scene: Scene) -> bool:
    """Whether one of the words is news beside a general one, or both are; of a hyphened term, whether both are missing.

    A new word beside one of the profile ("narrow-linewidth laser") mostly says more of the same thing.
    """
    news = [_is_novel(word, scene) for word in (first, second)]
    if any(news):
        return all(new or word.stem in general() for new, word in zip(news, (first, second), strict=True))
    if passage.text[first.end : second.start] != "-" or {first.text, second.text} & _SHAPING:
        return False
    return all(
        word.stem not in scene.evidence.stems and word.stem[:_PREFIX] not in scene.evidence.prefixes
        for word in (first, second)
    )


def _is_novel(word: Word, scene: Scene) -> bool:
    """Whether the profile has neither the word nor one of the same root, and it is no general word."""
    if word.stem in general() or word.text.endswith("ly") or len(word.text) < 4 or not word.text.isalpha():
        return False
    return word.stem not in scene.evidence.stems and word.stem[:_PREFIX] not in scene.evidence.prefixes
