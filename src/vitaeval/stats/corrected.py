"""What people would have said of all items, from a model's word on all and people's word on some."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, variance

from vitaeval.stats.interval import Interval

NORMAL = 1.959963984540054


def prediction_powered_mean(
    labelled: Sequence[tuple[float, float]], unlabelled: Sequence[float], *, low: float = 0.0, high: float = 1.0
) -> Interval:
    """The mean human rating with its 95 % interval, corrected for what the judge gets wrong.

    `labelled` holds (human, judge) pairs, `unlabelled` the judge's ratings of items that no human rated. The
    judge's weight is chosen from the pairs (power tuning), so that a useless judge changes nothing and a good one
    narrows the interval. Ends are None with fewer than ten pairs. Clipped to [low, high].
    Source: Angelopoulos et al. (2023), doi 10.1126/science.adi6000; Angelopoulos, Duchi & Zrnic (2023), PPI++.
    """
    n, more = len(labelled), len(unlabelled)
    if not n:
        raise ValueError("without human labels there is nothing to correct by")
    humans, judge = [human for human, _ in labelled], [rating for _, rating in labelled]
    weight = _weight(humans, judge, n, more)
    rectified = [human - weight * rating for human, rating in labelled]
    mean = fmean(rectified) + (weight * fmean(unlabelled) if more else 0.0)
    if n < 10:
        return Interval(_clip(mean, low, high), None, None)
    spread = variance(rectified) / n + (weight**2 * variance(unlabelled) / more if more > 1 else 0.0)
    half = NORMAL * math.sqrt(spread)
    return Interval(_clip(mean, low, high), _clip(mean - half, low, high), _clip(mean + half, low, high))


def _weight(humans: Sequence[float], judge: Sequence[float], n: int, more: int) -> float:
    """How far the judge is believed, in [0, 1]: 0 without unlabelled items or when its ratings never move."""
    if n < 3 or not more:
        return 0.0
    spread = variance(judge)
    if spread <= 0:
        return 0.0
    centre, middle = fmean(humans), fmean(judge)
    shared = sum((human - centre) * (rating - middle) for human, rating in zip(humans, judge, strict=True)) / (n - 1)
    return _clip(shared / ((1 + n / more) * spread), 0.0, 1.0)


def _clip(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
