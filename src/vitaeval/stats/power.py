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


def clusters_needed(effect: float, *, sd_difference: float, alpha: float = 0.05, power: float = 0.9) -> int:
    """How many independent clusters show a mean difference above 0 at one-sided level `alpha`, in `power` of cases.

    `effect` > 0 is the true mean difference, `sd_difference` the standard deviation of a cluster's. At least 3.
    Source: Cohen (1988), section 2.3, with normal quantiles.
    """
    from scipy.special import ndtri

    if effect <= 0:
        raise ValueError("an effect to show must be above 0")
    wide = (float(ndtri(1 - alpha)) + float(ndtri(power))) * sd_difference / effect
    return max(3, math.ceil(wide * wide))


def power(effect: float, clusters: int, *, sd_difference: float, alpha: float = 0.05) -> float:
    """Chance in [0, 1] that a true mean difference of `effect` is shown above 0 at one-sided level `alpha`.

    0 with fewer than two clusters. Source: Cohen (1988), section 2.3, with normal quantiles.
    """
    from scipy.special import ndtr, ndtri

    if clusters < 2:
        return 0.0
    return float(ndtr(effect * math.sqrt(clusters) / sd_difference - float(ndtri(1 - alpha))))
