"""What people would have said of all items, from a model's word on all and people's word on some."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, variance

from vitaeval.stats.interval import Interval, t_quantile
from vitaeval.stats.resampled import FEWEST

Pairs = Sequence[tuple[float, float]]


def prediction_powered_mean(labelled: Pairs, unlabelled: Sequence[float]) -> Interval:
    """The mean human rating with its 95 % interval, corrected for what the judge gets wrong; ratings are in [0, 1].

    `labelled` holds (human, judge) pairs, `unlabelled` the judge's ratings of items of the same kind that no human
    rated. The judge's weight is chosen from the pairs (power tuning), so that a useless judge changes nothing and a
    good one narrows the interval. Ends are None with fewer than ten pairs.
    Source: Angelopoulos et al. (2023), doi 10.1126/science.adi6000; Angelopoulos, Duchi & Zrnic (2023), PPI++.
    """
    return _rectified(labelled, unlabelled, _weight(labelled, len(unlabelled)))


def transported_mean(labelled: Pairs, judged: Sequence[float]) -> Interval:
    """The same for items of which no human rated any: the judge's mean on them, less what it errs on `labelled`.

    Right as far as the judge errs on both alike; the weight is 1, since human ratings of other items say nothing
    about these. Ends are None with fewer than ten pairs or items.
    """
    found = _rectified(labelled, judged, 1.0)
    return found if len(judged) >= FEWEST else Interval(found.mean, None, None)


def _rectified(labelled: Pairs, others: Sequence[float], weight: float) -> Interval:
    n, more = len(labelled), len(others)
    if not n:
        raise ValueError("without human labels there is nothing to correct by")
    errors = [human - weight * rating for human, rating in labelled]
    mean = fmean(errors) + (weight * fmean(others) if more else 0.0)
    if n < FEWEST:
        return Interval(_share(mean), None, None)
    spread = variance(errors) / n + (weight**2 * variance(others) / more if more > 1 else 0.0)
    half = t_quantile(0.975, n - 1) * math.sqrt(spread)
    return Interval(_share(mean), _share(mean - half), _share(mean + half))


def _weight(labelled: Pairs, more: int) -> float:
    """How far the judge is believed, in [0, 1]: 0 without unlabelled items or when its ratings never move."""
    n = len(labelled)
    if n < 3 or not more:
        return 0.0
    spread = variance(rating for _, rating in labelled)
    if spread <= 0:
        return 0.0
    centre, middle = fmean(human for human, _ in labelled), fmean(rating for _, rating in labelled)
    shared = sum((human - centre) * (rating - middle) for human, rating in labelled) / (n - 1)
    return _share(shared / ((1 + n / more) * spread))


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
