"""How surprising a number of events is."""

from __future__ import annotations


def binomial_tail(events: int, tries: int, rate: float) -> float:
    """The chance of at least `events` in `tries` when each happens with chance `rate`; 1 for no tries."""
    if not 0 <= events <= tries or not 0 < rate < 1:
        raise ValueError("needs 0 <= events <= tries and 0 < rate < 1")
    from scipy.stats import binom

    return float(binom.sf(events - 1, tries, rate)) if tries else 1.0
