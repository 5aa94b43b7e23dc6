"""Pass and fail on the same examples."""

from __future__ import annotations


def mcnemar_mid_p(gained: int, lost: int) -> float:
    """Two-sided mid-p value that `gained` (fail to pass) and `lost` (pass to fail) are equally likely, in (0, 1].

    1 when no example changed sides. Source: Fagerland, Lydersen & Laake (2013), doi 10.1186/1471-2288-13-91.
    """
    from scipy.stats import binom

    if gained < 0 or lost < 0:
        raise ValueError("counts of changed examples cannot be negative")
    changed = gained + lost
    if not changed:
        return 1.0
    few = min(gained, lost)
    if gained == lost:
        return 1.0
    return float(2 * binom.cdf(few, changed, 0.5) - binom.pmf(few, changed, 0.5))
