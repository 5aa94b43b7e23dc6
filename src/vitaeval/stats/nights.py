"""Nightly scores of fixed examples as one number a night, and how far chance moves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

WOBBLE, PRIOR_NIGHTS = 0.005, 10.0


@dataclass(frozen=True, slots=True)
class Nights:
    """For each night its mean distance from the examples' reference means and that distance's standard error.

    A night without any example has NaN and infinity. `within` is the variance of one answer around its example's
    mean, `shared` the variance that all examples of a night have in common.
    """

    shift: Array
    se: Array
    within: float
    shared: float


def nights(
    history: Sequence[Sequence[float]] | Array, reference: int, *, wobble: float = WOBBLE, least_sd: float = 0.0
) -> Nights:
    """Read `history[night][example]` (NaN: not run) against its first `reference` nights.

    The standard error holds the noise within examples (from the reference residuals, at least `least_sd`: scores
    that never moved so far may yet), the wobble that all examples of a night share (shrunk to `wobble` worth ten
    nights, never under half of it), and the error of the reference itself. Examples that no reference night has are
    left out.
    Raises ValueError with fewer than two reference nights.
    """
    import numpy as np

    scores = np.asarray(history, float)
    if reference < 2 or len(scores) < reference:
        raise ValueError("a drift chart needs at least two reference nights")
    known = ~np.isnan(scores[:reference]).all(axis=0)
    scores = scores[:, known]
    away = scores - _means(scores[:reference], 0)
    counted = (~np.isnan(away)).sum(axis=1)
    shift = _means(away, 1)
    within, shared = _spread(away[:reference], shift[:reference], counted[:reference], wobble)
    within = max(within, least_sd**2)
    with np.errstate(divide="ignore"):
        se = np.sqrt((within / counted + shared) * (1 + 1 / reference))
    return Nights(shift, se, within, shared)


def _spread(away: Array, shift: Array, counted: Array, wobble: float) -> tuple[float, float]:
    """Variance within examples, and variance that a whole night shares."""
    import numpy as np

    held = ~np.isnan(shift)
    n = int(held.sum())
    away, shift, counted = away[held], shift[held], counted[held]
    residual = away - shift[:, None]
    within = float(np.nanmean(residual**2)) * n / max(n - 1, 1)
    excess = float(shift.var(ddof=1)) - within / float(counted.mean()) if n > 1 else 0.0
    shared = (excess * (n - 1) + wobble**2 * PRIOR_NIGHTS) / (n - 1 + PRIOR_NIGHTS)
    return within, max(shared, (wobble / 2) ** 2)


def _means(values: Array, axis: int) -> Array:
    """Means that skip NaN; NaN where there is nothing."""
    import numpy as np

    if not np.isnan(values).any():
        return np.asarray(values.mean(axis=axis))
    present = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(present, values, 0.0).sum(axis=axis) / present.sum(axis=axis))
