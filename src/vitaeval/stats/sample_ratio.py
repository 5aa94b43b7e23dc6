"""Did the split put as many users into each arm as it should have?"""

from __future__ import annotations

from collections.abc import Sequence


def sample_ratio_p(counts: Sequence[int], shares: Sequence[float]) -> float:
    """p value of the counted users by arm under the planned `shares` (chi-square), in [0, 1]; 1 with no user.

    A small one means that assignment or logging is broken, and that no verdict may be drawn.
    Source: Fabijan et al. (2019), doi 10.1145/3292500.3330722.
    """
    from scipy.stats import chi2

    if len(counts) != len(shares) or len(counts) < 2 or min(shares) <= 0 or min(counts) < 0:
        raise ValueError("a sample ratio needs two or more arms with a positive share and a count each")
    total, whole = sum(counts), sum(shares)
    if not total:
        return 1.0
    expected = [total * share / whole for share in shares]
    return float(
        chi2.sf(sum((seen - hoped) ** 2 / hoped for seen, hoped in zip(counts, expected, strict=True)), len(counts) - 1)
    )
