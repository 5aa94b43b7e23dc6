"""How far two sets of names agree."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass


def jaccard(found: Set[str], expected: Set[str]) -> float | None:
    """Overlap of two sets, |A ∩ B| / |A ∪ B|, in [0, 1]; None when both are empty.

    Names must already be canonical. Source: Jaccard, The distribution of the flora in the alpine zone
    (1912).
    """
    union = found | expected
    return len(found & expected) / len(union) if union else None


def supported_jaccard(supported: Set[str], claimed: Set[str], expected: Set[str]) -> float | None:
    """Jaccard overlap in which an unsupported name counts only in the union, in [0, 1].

    |S ∩ E| / |C ∪ S ∪ E|: claiming what the source does not hold can only lower it. None when all
    three sets are empty.
    """
    union = supported | claimed | expected
    return len(supported & expected) / len(union) if union else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and F1 in [0, 1]; None where the denominator is empty."""

    precision: float | None
    recall: float | None
    f1: float | None


def agreement(found: Set[str], expected: Set[str]) -> Agreement:
    """How much of `found` is right and how much of `expected` was found."""
    both, total = len(found & expected), len(found) + len(expected)
    return Agreement(
        precision=both / len(found) if found else None,
        recall=both / len(expected) if expected else None,
        f1=2 * both / total if total else None,
    )
