"""Two versions on the same examples: how far apart, and how sure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitaeval.stats.interval import t_quantile

TINY, FAR = 1e-12, 37.0
_FLAT = 1e-4
"""From 0 to here a density differs from its top by less than a millionth of a percent."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The mean of paired differences (candidate minus baseline) over `n` independent units.

    `se` is its standard error: 0 when all differences agree, None with fewer than two units.
    """

    delta: float
    se: float | None
    n: int

    @property
    def freedom(self) -> int:
        return max(self.n - 1, 1)

    def interval(self, confidence: float = 0.95) -> tuple[float, float] | None:
        """Two-sided t interval of the mean difference; None when it has no width to speak of."""
        if self.se is None or self.se <= TINY:
            return None
        half = t_quantile(0.5 + confidence / 2, self.freedom) * self.se
        return self.delta - half, self.delta + half

    def t(self, null: float = 0.0) -> float | None:
        """Distance from `null` in standard errors; None when there is no standard error to divide by."""
        if self.se is None or self.se <= TINY:
            return None
        return (self.delta - null) / self.se

    def p(self, null: float = 0.0) -> float | None:
        """Two-sided p value of a mean difference of `null` (paired t test); None without a standard error."""
        t = self.t(null)
        return None if t is None else 2 * t_tail(abs(t), self.freedom)


def paired(differences: Sequence[float]) -> Paired:
    """The mean of `differences`, one for each independent unit (a source profile, or an example).

    Raises ValueError when there is none, or when one of them is no finite number: a missing pair has to be
    left out, and counted, by the caller.
    """
    n = len(differences)
    if not n or not all(map(math.isfinite, differences)):
        raise ValueError("paired differences must be finite numbers, at least one")
    delta = math.fsum(differences) / n
    if n < 2:
        return Paired(delta, None, n)
    spread = math.sqrt(math.fsum((value - delta) ** 2 for value in differences) / (n - 1))
    return Paired(delta, 0.0 if spread <= TINY else spread / math.sqrt(n), n)


def differences(baseline: Mapping[str, float], candidate: Mapping[str, float]) -> dict[str, float]:
    """Candidate minus baseline for every unit that both have, in sorted order of names."""
    return {unit: candidate[unit] - baseline[unit] for unit in sorted(baseline.keys() & candidate.keys())}


def t_tail(t: float, freedom: int) -> float:
    """P(T > t) of Student's t with `freedom` degrees of freedom."""
    from scipy.special import stdtr

    return float(stdtr(freedom, -t))


def as_normal(t: float, freedom: int) -> float:
    """The normal quantile with the tail probability of `t`, so that small samples keep their error rate.

    Never beyond ±37, where a double has no smaller probability.
    """
    from scipy.special import ndtri

    tail = t_tail(abs(t), freedom)
    return math.copysign(-float(ndtri(tail)) if tail > 0 else FAR, t)


def evidence(found: Paired, null: float = 0.0) -> float:
    """How far `found` lies above `null` as a standard normal value: what a sequential bound is compared with.

    When all differences agree there is no standard error; then the sign-flip test speaks: n equal signs
    have probability 2**-n. 0 with fewer than two units.
    """
    from scipy.special import ndtri

    t = found.t(null)
    if t is not None:
        return as_normal(t, found.freedom)
    if found.n < 2 or abs(found.delta - null) <= TINY:
        return 0.0
    return math.copysign(-float(ndtri(2.0 ** -min(found.n, 1000))), found.delta - null)


def t_at(z: float, freedom: int) -> float:
    """The value of Student's t with the tail probability of the standard normal value `z`: undoes `as_normal`.

    Near 0 the tail has too few digits to tell values apart; both densities are flat there, and t is z times their
    ratio.
    """
    from scipy.special import gammaln, ndtr, stdtrit

    if abs(z) < _FLAT:
        return z * math.sqrt(freedom / 2.0) * math.exp(gammaln(freedom / 2.0) - gammaln((freedom + 1) / 2.0))
    return math.copysign(-float(stdtrit(freedom, ndtr(-abs(z)))), z)
