"""Looking more than once without fooling oneself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

GRID, REACH, HALVINGS = 401, 8.0, 60


def spent(fraction: float, alpha: float, rho: float = 2.0) -> float:
    """How much of `alpha` may be used up at an information fraction in [0, 1]: alpha * fraction ** rho.

    Source: Kim & DeMets (1987), doi 10.1093/biomet/74.1.149.
    """
    return float(alpha * min(max(fraction, 0.0), 1.0) ** rho)


def bounds(fractions: Sequence[float], alpha: float, rho: float = 2.0) -> tuple[float, ...]:
    """The one-sided z value that each look needs, at increasing information fractions that end at 1 or below.

    Whatever the number of looks, the chance to cross any bound at no effect is `spent` at the last one. Found
    by integrating the score process from look to look; computed once for each plan and kept.
    Source: Lan & DeMets (1983), doi 10.1093/biomet/70.3.659; Armitage, McPherson & Rowe (1969) for the recursion.
    """
    plan = tuple(float(fraction) for fraction in fractions)
    if not plan or plan[0] <= 0 or any(late <= early for early, late in pairwise(plan)):
        raise ValueError("information fractions must be positive and increase from look to look")
    return _bounds(plan, alpha, rho)


@lru_cache(maxsize=256)
def _bounds(plan: tuple[float, ...], alpha: float, rho: float) -> tuple[float, ...]:
    found: list[float] = []
    walk = _Walk()
    used = 0.0
    for fraction in plan:
        budget = max(spent(fraction, alpha, rho) - used, 0.0)
        used += budget
        found.append(walk.step(fraction, budget))
    return tuple(found)


class _Walk:
    """The score process that has crossed no bound so far: its density on a grid of Gauss-Legendre nodes."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self.nodes: Array | None = None
        self.mass: Array | None = None

    def step(self, fraction: float, budget: float) -> float:
        """Go on to `fraction` and return the z bound that is crossed there with probability `budget`."""
        z = self._solve(fraction, budget)
        self._advance(fraction, z * math.sqrt(fraction))
        return z

    def _crossing(self, fraction: float, z: float) -> float:
        import numpy as np
        from scipy.special import ndtr

        if self.nodes is None or self.mass is None:
            return float(ndtr(-z))
        sd = math.sqrt(fraction - self.fraction)
        return float(np.dot(self.mass, ndtr((self.nodes - z * math.sqrt(fraction)) / sd)))

    def _solve(self, fraction: float, budget: float) -> float:
        low, high = -REACH, REACH
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self._crossing(fraction, middle) > budget else (low, middle)
        return (low + high) / 2

    def _advance(self, fraction: float, top: float) -> None:
        import numpy as np

        points, weights = _legendre(GRID)
        bottom = -REACH * math.sqrt(fraction)
        half = (top - bottom) / 2
        nodes = bottom + half * (points + 1)
        sd = math.sqrt(fraction - self.fraction)
        if self.nodes is None or self.mass is None:
            density = np.exp(-0.5 * (nodes / sd) ** 2)
        else:
            density = np.exp(-0.5 * ((nodes[:, None] - self.nodes) / sd) ** 2) @ self.mass
        self.nodes, self.mass = nodes, density * weights * half / (sd * math.sqrt(2 * math.pi))
        self.fraction = fraction


@lru_cache(maxsize=1)
def _legendre(count: int) -> tuple[Array, Array]:
    from numpy.polynomial.legendre import leggauss

    points, weights = leggauss(count)
    return points, weights
