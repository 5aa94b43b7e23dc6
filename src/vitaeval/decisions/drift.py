"""Has a released prompt become worse since its reference nights?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vitaeval.stats.cusum import cusum, siegmund_limit
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

    With `charts` charts in one installation each of them gets its share of the false alarms.
    """

    reference: int = 14
    drop: float = 0.02
    run_length: float = 365.0
    charts: int = 1


@dataclass(frozen=True, slots=True)
class Drift:
    """The chart tonight: its `level`, the `limit` that would be an alarm, and what to do."""

    night: Night
    level: float
    limit: float
    shift: float


def drift(history: Sequence[Sequence[float]] | Array, chart: Chart, *, partial: bool = False) -> Drift:
    """Read `history[night][example]` (NaN: not run), tonight last, as a CUSUM of the log-likelihood ratio of the drop.

    On a `partial` night, of which only the first examples were run so far, the rest is asked for in the warning
    zone, and there is no alarm before it is there. A pure function of the history: same nights, same answer.
    Source: Page (1954), Lorden (1971) for the cap, Siegmund (1985) for the limit; the head-room of five pays for
    estimated parameters and for nights that resemble each other.
    """
    seen = nights(history, chart.reference)
    level, limit = _level(seen, chart), _limit(seen, chart)
    return Drift(_night(level, limit, partial), level, limit, float(seen.shift[-1]))


def _night(level: float, limit: float, partial: bool) -> Night:
    if partial:
        return Night.MORE if level > WARNING * limit else Night.OK
    return Night.ALARM if level > limit else Night.OK


def _level(seen: Nights, chart: Chart) -> float:
    import numpy as np

    shift, se = seen.shift[chart.reference :], seen.se[chart.reference :]
    steps = chart.drop / se**2 * (-shift - chart.drop / 2)
    return cusum(steps[np.isfinite(steps)])


def _limit(seen: Nights, chart: Chart) -> float:
    """Siegmund's limit in units of the log-likelihood ratio, never above Lorden's."""
    import numpy as np

    se = seen.se[chart.reference :]
    typical = chart.drop / float(np.median(se[np.isfinite(se)]))
    rare = HEADROOM * chart.run_length * chart.charts
    return min(typical * siegmund_limit(typical / 2, rare), math.log(rare))
