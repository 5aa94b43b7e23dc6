"""How sure a mean is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the ends of its confidence interval; ends are None when they cannot be told."""

    mean: float
    low: float | None
    high: float | None


def cluster_means(values: Sequence[tuple[str, str, float]]) -> dict[str, float]:
    """Mean by cluster of `(cluster, example, value)`: trials within an example first, then examples."""
    trials: dict[str, dict[str, list[float]]] = {}
    for cluster, example, value in values:
        trials.setdefault(cluster, {}).setdefault(example, []).append(value)
    return {cluster: fmean([fmean(found) for found in by.values()]) for cluster, by in trials.items()}


def mean_interval(
    clusters: Mapping[str, float], *, low: float, high: float | None, confidence: float = 0.95
) -> Interval:
    """Mean over clusters with its two-sided t interval, clipped to the metric's range [low, high].

    When all clusters agree on an end of the range the t interval would have no width; then the exact
    binomial bound stands in: 0 misses of n prove no more than alpha/2 ** (1/n) (Clopper & Pearson 1934).
    With fewer than two clusters, or when all agree elsewhere, the ends are None.
    """
    values = list(clusters.values())
    mean, n = fmean(values), len(values)
    if n < 2:
        return Interval(mean, None, None)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / (n - 1))
    if spread > 1e-12:
        half = t_quantile(0.5 + confidence / 2, n - 1) * spread / math.sqrt(n)
        return Interval(mean, max(low, mean - half), mean + half if high is None else min(high, mean + half))
    if high is None or mean not in (low, high):
        return Interval(mean, None, None)
    reach = (high - low) * (1 - ((1 - confidence) / 2) ** (1 / n))
    return Interval(mean, mean - reach, mean) if mean == high else Interval(mean, mean, mean + reach)


def t_quantile(probability: float, freedom: int) -> float:
    """Quantile of Student's t with `freedom` degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, probability))
