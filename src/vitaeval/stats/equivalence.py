"""Equal for all that matters: shown, not assumed."""

from __future__ import annotations

from vitaeval.stats.paired import TINY, Paired, t_tail


def tost(found: Paired, margin: float) -> float | None:
    """p value of "the difference is at least `margin` in size", by two one-sided t tests; small means equivalent.

    Equivalent at level alpha is the same as: the 1 - 2 alpha interval lies inside ±`margin`. All differences
    equal: 0 inside the margin, else 1. None with fewer than two units.
    Source: Schuirmann (1987), doi 10.1007/BF01068419.
    """
    if found.se is None:
        return None
    if found.se <= TINY:
        return 0.0 if abs(found.delta) < margin else 1.0
    above = t_tail((found.delta + margin) / found.se, found.freedom)
    below = t_tail((margin - found.delta) / found.se, found.freedom)
    return max(above, below)
