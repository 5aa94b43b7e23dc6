"""What a number of examples can show before anything is bought."""

from __future__ import annotations

import math

from vitaeval.stats.interval import t_quantile


def smallest_effect(clusters: int, *, sd_difference: float, alpha: float = 0.05, power: float = 0.8) -> float | None:
    """Smallest mean difference that a paired two-sided t test finds with the given power.

    `sd_difference` is the standard deviation of a cluster's difference between two versions; the
    result is in the same unit. None with fewer than three clusters. Source: Cohen (1988), section 2.3,
    with t quantiles instead of normal ones.
    """
    if clusters < 3:
        return None
    freedom = clusters - 1
    return (t_quantile(1 - alpha / 2, freedom) + t_quantile(power, freedom)) * sd_difference / math.sqrt(clusters)
