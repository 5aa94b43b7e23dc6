"""A bound that holds at every moment, without any plan."""

from __future__ import annotations

import math


def mixture_bound(se: float, tau: float, alpha: float, *, two_sided: bool = True) -> float:
    """The |z| (one-sided: z) that a difference with standard error `se` needs at any moment it is looked at.

    `tau` is the smallest effect of interest, in the unit of `se`: the bound is narrowest near it.
    Source: Robbins (1970), doi 10.1214/aoms/1177696786; Johari et al. (2022), doi 10.1287/opre.2021.2135 (mSPRT).
    """
    if se <= 0 or tau <= 0 or not 0 < alpha < 1:
        raise ValueError("the mixture bound needs se > 0, tau > 0 and 0 < alpha < 1")
    gain = (tau / se) ** 2
    root = math.sqrt(1 + gain)
    odds = root / alpha if two_sided else 1 + root / (2 * alpha)
    return math.sqrt(2 * (1 + gain) / gain * math.log(odds))
