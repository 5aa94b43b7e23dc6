"""Do two independent groups have the same mean?"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from statistics import fmean

from vitaeval.stats.paired import TINY, t_tail

FEW = 2


def gap_p(one: Sequence[float], other: Sequence[float]) -> float:
    """Two-sided p value of equal means in groups of any size and spread; 1 where a group has fewer than two values.

    Groups that agree within and differ between have p 0. Source: Welch (1947), doi 10.1093/biomet/34.1-2.28, with the
    smaller group's degrees of freedom, which never claims too much.
    """
    if min(len(one), len(other)) < FEW:
        return 1.0
    gap, squared = abs(fmean(one) - fmean(other)), _error(one) + _error(other)
    if squared <= TINY**2:
        return 1.0 if gap <= TINY else 0.0
    return 2 * t_tail(gap / squared**0.5, min(len(one), len(other)) - 1)


def _error(values: Sequence[float]) -> float:
    """Squared standard error of the mean."""
    mean, n = fmean(values), len(values)
    return fsum((value - mean) ** 2 for value in values) / (n - 1) / n
