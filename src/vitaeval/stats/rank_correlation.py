"""Whether two numbers rise together, whatever their scales."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean


def rank_correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Spearman's correlation of ranks, in [-1, 1]; equal values share their mean rank.

    None with fewer than three pairs, or when either side never changes. Source: Spearman (1904), doi 10.2307/1412159.
    """
    if len(pairs) < 3:
        return None
    first, second = _centred([one for one, _ in pairs]), _centred([other for _, other in pairs])
    spread = math.sqrt(sum(value**2 for value in first) * sum(value**2 for value in second))
    return sum(one * other for one, other in zip(first, second, strict=True)) / spread if spread else None


def _centred(values: Sequence[float]) -> list[float]:
    """Mean ranks, with their mean taken off."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    middle = (len(values) - 1) / 2
    return [fmean(places[value]) - middle for value in values]
