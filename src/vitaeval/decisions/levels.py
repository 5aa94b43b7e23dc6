"""What every release has to keep, whatever the old version does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from vitaeval.decisions.pairs import value_of
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import Level, ServiceLevel, Statistic
from vitaeval.stats.quantile import nearest_rank


def levels(candidate: RunRecord, wanted: Sequence[ServiceLevel]) -> Iterator[Level]:
    """Each service level against the candidate's answers. What was not measured on any answer holds nothing back."""
    for level in wanted:
        values = [value for item in candidate.examples if (value := value_of(item, level.metric)) is not None]
        reached = _reached(values, level.statistic) if values else None
        yield Level(level=level, value=reached, holds=reached is None or _holds(reached, level))


def _reached(values: Sequence[float], statistic: Statistic) -> float:
    """The mean, or the smallest value that at least 95 in 100 do not exceed."""
    if statistic is Statistic.MEAN:
        return fmean(values)
    return nearest_rank(values, 0.95) or 0.0


def _holds(value: float, level: ServiceLevel) -> bool:
    enough = level.at_least is None or value >= level.at_least
    return enough and (level.at_most is None or value <= level.at_most)
