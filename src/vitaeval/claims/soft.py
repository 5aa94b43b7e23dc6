"""How much of a text the profile does not carry, word by word: a grade beside the claims, never a verdict."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from math import exp, log, sqrt
from typing import NamedTuple

from vitaeval.claims.demonyms import belongs
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.passages import PROSE, Passage
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType, SoftLine, SoftSignal
from vitaeval.text.normalize import STOPWORDS, Word, words

_ROOT = 5
_KIN = 0.3
"""What a word of the same root as one of the source counts as missing."""
_LEAST = 3
"""Fewest content words of a line that is graded."""


class Share(NamedTuple):
    """Weight of the content words of a line, of those the source lacks and the names among these; failed claims."""

    words: float
    missing: float
    names: float
    failed: float


_BIAS, _MISSING, _NAMES, _FAILED = -2.5, 0.8, 0.3, 1.5
_MOST = 2.0
"""Failed claims beyond these make a line no worse."""

Place = Callable[[int, int], tuple[int, int]]


def signal(
    passages: Iterable[Passage], evidence: Evidence, claims: Sequence[Claim], place: Place | None = None
) -> SoftSignal | None:
    """The grade of each prose line and of all together, in [0, 1]; None where no line says enough.

    A logistic curve of fixed coefficients over the content words that the whole profile lacks, weighted by how rare
    they are in profiles, the names among them, and the claims that failed (but for those of content, whose words
    count already). Words count against the root of all words: a single strange one says less in a long text, and ten
    in a page more than one in a line. `place` brings a span to where it stands in the text that was handed in.
    """
    failed: dict[str | None, list[int]] = {}
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.severity is not None and claim.type is not ClaimType.CONTENT:
            failed.setdefault(claim.where, []).append(claim.start)
    shares = [(passage, _share(passage, evidence, failed)) for passage in passages if passage.part in PROSE]
    graded = [(passage, share) for passage, share in shares if share is not None]
    if not graded:
        return None
    lines = tuple(_line(passage, share, place) for passage, share in graded)
    return SoftSignal(value=_grade([share for _, share in graded]), lines=lines)


def _line(passage: Passage, share: Share, place: Place | None) -> SoftLine:
    span = (passage.offset, passage.offset + len(passage.text))
    start, end = place(*span) if place else span
    return SoftLine(where=passage.where, start=start, end=end, value=_grade([share]))


def _share(passage: Passage, evidence: Evidence, failed: Mapping[str | None, Sequence[int]]) -> Share | None:
    """`failed` are the starts of failed claims in each field, in order."""
    told = [word for word in words(passage.text) if word.text not in STOPWORDS]
    if len(told) < _LEAST:
        return None
    held = evidence.stems
    found = [(word, _rarity(word.stem), 0.0 if word.stem in held else _lack(word, evidence)) for word in told]
    first, last = passage.offset, passage.offset + len(passage.text)
    starts = failed.get(passage.where, ())
    here = bisect_left(starts, last) - bisect_left(starts, first)
    new = [(word, rarity * lack) for word, rarity, lack in found if lack]
    return Share(
        words=sum([rarity for _, rarity, _ in found]),
        missing=sum(weight for _, weight in new),
        names=sum(weight for word, weight in new if _is_name(word, passage.text)),
        failed=min(float(here), _MOST),
    )


def _is_name(word: Word, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper()


def _lack(word: Word, evidence: Evidence) -> float:
    """How much the profile lacks of a word that it does not have: nothing of "Swiss" where it names Switzerland, little
    of one whose root it has, else 1."""
    if belongs(word.stem, evidence):
        return 0.0
    return _KIN if len(word.stem) >= _ROOT and word.stem[:_ROOT] in evidence.prefixes else 1.0


def _grade(shares: Sequence[Share]) -> float:
    scale = sqrt(sum([share.words for share in shares])) or 1.0
    missing, names = (sum([share[column] for share in shares]) / scale for column in (1, 2))
    failed = sum([share.failed for share in shares])
    return 1 / (1 + exp(-(_BIAS + _MISSING * missing + _NAMES * names + _FAILED * failed)))


@lru_cache(maxsize=16384)
def _rarity(word: str) -> float:
    """Inverse document frequency of a stem among profiles; general words weigh at most 1."""
    rarity = log((_frequencies()["*"] + 1) / _frequencies().get(word, 1))
    return min(rarity, 1.0) if word in general() else rarity


@cache
def _frequencies() -> Mapping[str, int]:
    """In how many development profiles each stem occurs (`data/document_frequency.csv`)."""
    text = resources.files("vitaeval.claims").joinpath("data/document_frequency.csv").read_text("utf-8")
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {word: int(count) for word, count in rows}
