"""Take out of an outcome what was known before."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from vitaeval.stats.paired import TINY


def cuped(outcomes: Sequence[float], known: Sequence[float]) -> list[float]:
    """`outcomes` less the part that a predictor `known` before the start explains; the mean stays.

    y - theta (x - mean x), theta = cov(y, x) / var(x), over all arms together. A constant predictor changes
    nothing. Source: Deng et al. (2013), doi 10.1145/2433396.2433413.
    """
    if len(outcomes) != len(known):
        raise ValueError("every outcome needs its predictor")
    if not outcomes:
        return []
    centre, middle = fmean(known), fmean(outcomes)
    spread = sum((x - centre) ** 2 for x in known)
    if spread <= TINY:
        return list(outcomes)
    theta = sum((y - middle) * (x - centre) for y, x in zip(outcomes, known, strict=True)) / spread
    return [y - theta * (x - centre) for y, x in zip(outcomes, known, strict=True)]
