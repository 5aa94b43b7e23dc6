"""The value that a share of all does not exceed."""

from __future__ import annotations

import math
from collections.abc import Iterable


def nearest_rank(values: Iterable[float], share: float) -> float | None:
    """The smallest value that at least `share` (in (0, 1]) of `values` do not exceed; None for no values."""
    known = sorted(values)
    return known[max(1, math.ceil(share * len(known))) - 1] if known else None
