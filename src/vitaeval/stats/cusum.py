"""Charts that add up small hints of a change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Steps = Sequence[float] | NDArray[float64]

HALVINGS, WIDEST, OVERSHOOT = 80, 200.0, 1.166


def cusum(steps: Steps) -> float:
    """Where the chart S = max(0, S + step) stands after all steps, from 0; 0 for none. Source: Page (1954)."""
    walked = _walked(steps)
    return float(walked[-1] - walked.min())


def cusum_path(steps: Steps) -> NDArray[float64]:
    """Where the chart stands after each step; as long as `steps`."""
    import numpy as np

    walked = _walked(steps)
    return np.asarray((walked - np.minimum.accumulate(walked))[1:])


def change_point(steps: Steps) -> int:
    """How many steps lie before the chart last left zero: the likeliest start of the change."""
    return int(_walked(steps).argmin())


def _walked(steps: Steps) -> NDArray[float64]:
    import numpy as np

    return np.concatenate([[0.0], np.cumsum(np.asarray(steps, float))])


def siegmund_limit(allowance: float, run_length: float) -> float:
    """The height (in standard deviations) that a chart with `allowance` reaches by chance once in `run_length` steps.

    Source: Siegmund (1985), Sequential Analysis, chapter II, corrected for overshoot by 1.166.
    """
    if allowance <= 0 or run_length <= 1:
        raise ValueError("the limit needs an allowance > 0 and a run length > 1")
    low, high = 0.0, min(WIDEST, 300 / allowance)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _run_length(allowance, middle) < run_length else (low, middle)
    return max(low - OVERSHOOT, 0.0)


def _run_length(allowance: float, height: float) -> float:
    twice = 2 * allowance * height
    return (math.expm1(twice) - twice) / (2 * allowance**2)
