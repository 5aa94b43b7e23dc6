"""What people say of claims beside what the check says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitaeval.schema.calibration import Detected, Estimate
from vitaeval.stats.upper_bound import upper_bound


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim that people have read: how many find it supported, how many not; and whether the check doubts it."""

    supported: int
    not_supported: int
    is_doubted: bool


def precision(claims: Sequence[ReadClaim]) -> Detected:
    """Of the claims that the check doubts, the share that people find without support."""
    return _detected([_is_invented(item) for item in claims if item.is_doubted and _is_decided(item)])


def cleared(claims: Sequence[ReadClaim]) -> Detected:
    """Of the claims that the check lets stand, the share that people find supported."""
    return _detected([not _is_invented(item) for item in claims if not item.is_doubted and _is_decided(item)])


def _is_decided(item: ReadClaim) -> bool:
    return item.supported != item.not_supported


def _is_invented(item: ReadClaim) -> bool:
    return item.not_supported > item.supported


def _detected(right: Sequence[bool]) -> Detected:
    """A share with its exact two-sided 95 % interval (Clopper & Pearson 1934)."""
    n, hits = len(right), sum(right)
    if not n:
        return Detected(n=0, share=None)
    low = 1 - upper_bound(n - hits, n, confidence=0.975)
    return Detected(n=n, share=Estimate(mean=hits / n, low=low, high=upper_bound(hits, n, confidence=0.975)))
