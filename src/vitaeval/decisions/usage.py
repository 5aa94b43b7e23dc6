"""Use that is not like the week before: more of it, at other hours, by callers whom nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from vitaeval.schema.alerts import Measure
from vitaeval.schema.execution import Execution

DAYS = 7
HOURLY = 24 * DAYS
"""So many requests a week at least, one an hour on average, show which hours are usual."""
LEAST = 20
"""Requests of one caller from which on its growth is worth a word."""


def usage(items: Sequence[Execution], until: datetime, span: timedelta) -> dict[Measure, float]:
    """How the requests of the last `span` before `until` differ from those of the seven spans before.

    `items` are all requests, in order of time. Nothing where the log does not reach that far back.
    """
    begins = until - span
    week = [item for item in items if begins - DAYS * span < item.time <= begins]
    late = [item for item in items if begins < item.time <= until]
    if not week or not late or items[0].time > begins - DAYS * span:
        return {}
    found = {Measure.USAGE_GROWTH: _growth(len(late), len(week))}
    if len(week) >= HOURLY:
        usual = {_hour(item) for item in week}
        found[Measure.ODD_HOURS] = sum(_hour(item) not in usual for item in late) / len(late)
    return found | _callers(late, week)


def _callers(late: Iterable[Execution], week: Iterable[Execution]) -> dict[Measure, float]:
    """What tenants tell; nothing where requests name none."""
    now, before = (Counter(item.tenant for item in items if item.tenant is not None) for items in (late, week))
    if not now or not before:
        return {}
    growths = [_growth(count, before[name]) for name, count in now.items() if name in before and count >= LEAST]
    grown = {Measure.CALLER_GROWTH: max(growths)} if growths else {}
    return {Measure.NEW_CALLERS: float(len(now.keys() - before.keys())), **grown}


def _growth(count: int, in_week: int) -> float:
    return count / (in_week / DAYS) - 1


def _hour(item: Execution) -> int:
    return item.time.astimezone(UTC).hour
