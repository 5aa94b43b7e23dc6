"""Means of users who come more than once."""

from __future__ import annotations

import math
from collections.abc import Sequence

from vitaeval.stats.interval import Interval
from vitaeval.stats.paired import TINY


def ratio_of_sums(totals: Sequence[float], visits: Sequence[float]) -> Interval:
    """Sum of `totals` over sum of `visits`, one entry a user, with its 95 % interval.

    The user is the unit of chance: requests of one person are no independent witnesses (delta method).
    Ends are None with fewer than two users. Source: Deng et al. (2018), doi 10.1145/3219819.3219919.
    """
    rate, se = ratio_and_error(totals, visits)
    if se is None:
        return Interval(rate, None, None)
    return Interval(rate, rate - 1.959964 * se, rate + 1.959964 * se)


def ratio_and_error(totals: Sequence[float], visits: Sequence[float]) -> tuple[float, float | None]:
    """The ratio of sums and its standard error; the error is None with fewer than two users."""
    if len(totals) != len(visits) or sum(visits) <= TINY:
        raise ValueError("a ratio needs as many totals as visits, and at least one visit")
    users, whole = len(totals), sum(visits)
    rate = sum(totals) / whole
    if users < 2:
        return rate, None
    residual = sum((total - rate * count) ** 2 for total, count in zip(totals, visits, strict=True))
    return rate, math.sqrt(residual * users / (users - 1)) / whole


def linearised(totals: Sequence[float], visits: Sequence[float]) -> list[float]:
    """One value a user, with the mean and the error of the ratio of sums: what takes a value for each user takes these.

    Source: Budylin et al. (2018), doi 10.1145/3159652.3159699.
    """
    rate, _ = ratio_and_error(totals, visits)
    average = sum(visits) / len(visits)
    return [rate + (total - rate * count) / average for total, count in zip(totals, visits, strict=True)]
