"""Has a released prompt become worse since its reference nights?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vitaeval.stats.cusum import change_point, cusum_path, siegmund_limit
from vitaeval.stats.nights import Nights, nights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

HEADROOM, WARNING = 5.0, 0.4


class Night(StrEnum):
    """What tonight says; MORE asks for the rest of tonight's examples."""

    OK = "ok"
    MORE = "more"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is watched for: a drop of `drop` since `reference` nights, one false alarm in `run_length` nights.

    With `charts` charts in one installation each of them gets its share of the false alarms. `least_sd` is the least
    that one answer is taken to vary around its example's mean.
    """

    reference: int = 14
    drop: float = 0.02
    run_length: float = 365.0
    charts: int = 1
    least_sd: float = 0.0


@dataclass(frozen=True, slots=True)
class Drift:
    """The chart tonight: its `level`, the `limit` that would be an alarm, and what to do."""

    night: Night
    level: float
    limit: float
    shift: float


@dataclass(frozen=True, slots=True)
class Change:
    """The night of the history on which a change likely began, the mean shift since, and how far one answer varies."""

    first: int
    shift: float
    sd: float


def drift(history: Sequence[Sequence[float]] | Array, chart: Chart, *, partial: bool = False) -> Drift:
    """Read `history[night][example]` (NaN: not run), tonight last, as a CUSUM of the log-likelihood ratio of the drop.

    On a `partial` night, of which only the first examples were run so far, the rest is asked for in the warning
    zone, and there is no alarm before it is there. A pure function of the history: same nights, same answer.
    Source: Page (1954), Lorden (1971) for the cap, Siegmund (1985) for the limit; the head-room of five pays for
    estimated parameters and for nights that resemble each other.
    """
    seen = nights(history, chart.reference, least_sd=chart.least_sd)
    return _reading(seen, chart, float(_levels(seen, chart)[-1]), len(seen.se), partial)


def drifts(history: Sequence[Sequence[float]] | Array, chart: Chart, partial: Sequence[bool]) -> tuple[Drift, ...]:
    """What `drift` said on each night after the reference; `partial` has a word for every night of the history."""
    seen = nights(history, chart.reference, least_sd=chart.least_sd)
    levels = enumerate(_levels(seen, chart), start=chart.reference)
    return tuple(_reading(seen, chart, float(level), night + 1, partial[night]) for night, level in levels)


def _reading(seen: Nights, chart: Chart, level: float, until: int, partial: bool) -> Drift:
    limit = _limit(seen, chart, until)
    return Drift(_night(level, limit, partial), level, limit, float(seen.shift[until - 1]))


def _night(level: float, limit: float, partial: bool) -> Night:
    if partial:
        return Night.MORE if level > WARNING * limit else Night.OK
    return Night.ALARM if level > limit else Night.OK


def _levels(seen: Nights, chart: Chart) -> Array:
    """The chart after each night that is no reference."""
    return cusum_path(_steps(seen, chart))


def _steps(seen: Nights, chart: Chart) -> Array:
    """How far each night moves the chart; a night without any example leaves it where it was."""
    import numpy as np

    shift, se = seen.shift[chart.reference :], seen.se[chart.reference :]
    steps = chart.drop / se**2 * (-shift - chart.drop / 2)
    return np.where(np.isfinite(steps), steps, 0.0)


def change(history: Sequence[Sequence[float]] | Array, chart: Chart) -> Change | None:
    """What the chart knows of a change, whether or not it is an alarm; None while the chart stands at zero."""
    import numpy as np

    seen = nights(history, chart.reference, least_sd=chart.least_sd)
    first = chart.reference + change_point(_steps(seen, chart))
    weights = 1 / seen.se[first:] ** 2
    if not weights.sum() > 0:
        return None
    shift = float(np.nansum(weights * seen.shift[first:]) / weights.sum())
    return Change(first, shift, math.sqrt(seen.within))


def _limit(seen: Nights, chart: Chart, until: int) -> float:
    """Siegmund's limit in units of the log-likelihood ratio, never above Lorden's."""
    import numpy as np

    se = seen.se[chart.reference : until]
    held = se[np.isfinite(se)]
    rare = HEADROOM * chart.run_length * chart.charts
    if not len(held):
        return math.log(rare)
    typical = chart.drop / float(np.median(held))
    return min(typical * siegmund_limit(typical / 2, rare), math.log(rare))
