"""Two arms of live traffic, looked at while it flows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from vitaeval.stats.mixture import mixture_bound
from vitaeval.stats.sequential import bounds


class Winner(StrEnum):
    """What one look at two arms says; MORE goes on."""

    A = "a"
    B = "b"
    NONE = "none"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm so far: users, the sum of their outcomes and the sum of squares."""

    n: int
    total: float
    squares: float

    @property
    def mean(self) -> float:
        return self.total / self.n

    @property
    def variance(self) -> float:
        """Variance of one user's outcome; never 0, so that an early run of equal outcomes proves nothing."""
        spread = self.squares / self.n - self.mean**2
        return max(spread, 1e-9) * self.n / max(self.n - 1, 1)


@dataclass(frozen=True, slots=True)
class Looks:
    """The declared plan: `looks` looks at even distances (None: no known end), error `alpha`, smallest effect `mde`."""

    looks: int | None
    mde: float
    alpha: float = 0.05
    beta: float = 0.10
    least: int = 100


def look(a: Arm, b: Arm, plan: Looks, number: int) -> Winner:
    """Who wins at look `number` (from 0) under a plan that may stop at every look.

    With a known end: Lan-DeMets bounds both ways, and NONE as soon as an effect of `mde` is excluded; without:
    the mixture bound. Nobody wins before both arms have `least` users.
    """
    last = plan.looks is not None and number >= plan.looks - 1
    if min(a.n, b.n) < 2:
        return Winner.NONE if last else Winner.MORE
    delta = b.mean - a.mean
    se = math.sqrt(a.variance / a.n + b.variance / b.n)
    if min(a.n, b.n) >= plan.least and abs(delta) / se >= _bound(plan, number, se):
        return Winner.B if delta > 0 else Winner.A
    if last or _is_futile(plan, number, (plan.mde - abs(delta)) / se):
        return Winner.NONE
    return Winner.MORE


def _bound(plan: Looks, number: int, se: float) -> float:
    if plan.looks is None:
        return mixture_bound(se, plan.mde, plan.alpha)
    return bounds(_even(plan.looks), plan.alpha / 2)[min(number, plan.looks - 1)]


def _is_futile(plan: Looks, number: int, room: float) -> bool:
    return plan.looks is not None and room >= bounds(_even(plan.looks), plan.beta)[number]


def _even(looks: int) -> tuple[float, ...]:
    return tuple((number + 1) / looks for number in range(looks))
