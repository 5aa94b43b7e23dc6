"""Likeness of two texts from their token vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Array = NDArray[float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """BERTScore of a candidate against a reference: precision, recall and F1, about 0 to 1 for English texts.

    `cut` says that one of the texts was longer than the encoder reads, and only its beginning was compared.
    """

    precision: float
    recall: float
    f1: float
    cut: bool


def matched(candidate: Array, reference: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 of two texts given their token vectors, marks at both ends included.

    Each token is matched with its nearest one on the other side, the marks too; the marks' own matches are
    not averaged. Source: Zhang et al. (2020), BERTScore, arXiv 1904.09675, without IDF or rescaling.
    """
    near = _unit(candidate) @ _unit(reference).T
    precision = float(near.max(axis=1)[1:-1].mean())
    recall = float(near.max(axis=0)[1:-1].mean())
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total > 0 else 0.0


def pooled(vectors: Array) -> Array:
    """One unit vector for a text: the mean over its tokens (Reimers & Gurevych 2019, arXiv 1908.10084)."""
    return _unit(vectors.mean(axis=0))


def _unit(values: Array) -> Array:
    import numpy as np

    unit: Array = values / np.linalg.norm(values, axis=-1, keepdims=True)
    return unit
