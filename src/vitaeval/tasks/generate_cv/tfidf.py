"""How near texts are to a question: TF-IDF and the cosine, over a handful of texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from vitaeval.text.normalize import content, words


def similarities(texts: Sequence[str], query: str) -> tuple[float, ...]:
    """Cosine in [0, 1] between each text and the query.

    Weights are (1 + ln tf) · (1 + ln((1 + n) / (1 + df))) over stems of content words, with n and df taken
    from the texts and the query together. Source: Manning, Raghavan, Schütze, Introduction to
    Information Retrieval (2008), ch. 6.
    """
    counts = [Counter(_terms(text)) for text in (*texts, query)]
    spread = Counter(term for count in counts for term in count)
    vectors = [_weighted(count, spread, len(counts)) for count in counts]
    return tuple(_cosine(vector, vectors[-1]) for vector in vectors[:-1])


def _terms(text: str) -> list[str]:
    return [stem for stem in content(words(text)) if len(stem) > 1 and not stem.isdigit()]


def _weighted(count: Mapping[str, int], spread: Mapping[str, int], size: int) -> dict[str, float]:
    return {
        term: (1 + math.log(times)) * (1 + math.log((1 + size) / (1 + spread[term]))) for term, times in count.items()
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    dot = math.fsum(weight * other[term] for term, weight in one.items() if term in other)
    norms = math.sqrt(_square(one) * _square(other))
    return min(1.0, dot / norms) if norms else 0.0


def _square(vector: Mapping[str, float]) -> float:
    return math.fsum(weight * weight for weight in vector.values())
