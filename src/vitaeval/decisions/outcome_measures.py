"""What live traffic measured lately, for alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from vitaeval.decisions.usage import usage
from vitaeval.schema.alerts import Measure
from vitaeval.schema.execution import Execution
from vitaeval.stats.quantile import nearest_rank

WEEK = 7


def outcome_measures(log: Sequence[Execution], task: str, until: datetime, hours: float) -> dict[Measure, float]:
    """Errors, cost, waits and use of the requests of `task` in the `hours` before `until`; what is not known is absent.

    Cost has grown against as many hours a day on average over the seven days before, where the log reaches that far.
    """
    span = timedelta(hours=hours)
    ours = [item for item in log if item.task == task and item.stage is None and item.time <= until]
    late = [item for item in ours if item.time > until - span]
    if not late:
        return {}
    found = {Measure.ERROR_RATE: sum(item.error is not None for item in late) / len(late), **usage(ours, until, span)}
    waits = [item.latency_ms for item in late if item.latency_ms is not None]
    slow = nearest_rank(waits, 0.95)
    if slow is not None:
        found[Measure.LATENCY_P95_MS] = slow
    spent = _spent(late)
    if spent is not None:
        found[Measure.COST_USD] = spent
        before = _spent([item for item in ours if until - span - WEEK * span < item.time <= until - span])
        if before and ours[0].time <= until - span - WEEK * span:
            found[Measure.COST_GROWTH] = spent / (before / WEEK) - 1
    return found


def _spent(items: Sequence[Execution]) -> float | None:
    costs = [item.cost_usd for item in items if item.cost_usd is not None]
    return sum(costs) if costs else None
