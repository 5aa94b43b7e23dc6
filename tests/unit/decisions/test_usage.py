from collections.abc import Iterator
from datetime import timedelta, timezone

import pytest
from tests.executions import START, execution

from vitaeval.decisions.usage import usage
from vitaeval.schema.alerts import Measure
from vitaeval.schema.execution import Execution

DAY = timedelta(days=1)
HOURS = range(8, 18)


def weekday(day: int, each: int = 3, tenant: str | None = "acme", hours: range = HOURS) -> Iterator[Execution]:
    """`each` requests in each working hour."""
    for hour in hours:
        for place in range(each):
            at = START + timedelta(days=day, hours=hour, minutes=place)
            yield execution(id=f"{day}-{hour}-{place}-{tenant}", time=at, tenant=tenant)


WEEK = [item for day in range(8) for item in weekday(day)]
TONIGHT = START + 9 * DAY


def test_a_day_like_the_others_is_usual() -> None:
    found = usage([*WEEK, *weekday(8)], TONIGHT, DAY)
    assert found[Measure.USAGE_GROWTH] == pytest.approx(0.0)
    assert found[Measure.CALLER_GROWTH] == pytest.approx(0.0)
    assert (found[Measure.NEW_CALLERS], found[Measure.ODD_HOURS]) == (0.0, 0.0)


def test_more_requests_are_told_for_all_and_for_the_caller_who_sends_them() -> None:
    both = [*WEEK, *(item for day in range(8) for item in weekday(day, 1, "tiny"))]
    found = usage([*both, *weekday(8), *weekday(8, 10, "tiny")], TONIGHT, DAY)
    assert found[Measure.USAGE_GROWTH] == pytest.approx(130 / 40 - 1)
    assert found[Measure.CALLER_GROWTH] == pytest.approx(9.0)


def test_a_key_that_nobody_saw_before_is_a_new_caller() -> None:
    found = usage([*WEEK, *weekday(8), *weekday(8, 1, "stranger")], TONIGHT, DAY)
    assert found[Measure.NEW_CALLERS] == 1.0


def test_requests_at_night_are_odd_where_everybody_works_by_day() -> None:
    found = usage([*WEEK, *weekday(8), *weekday(8, 3, hours=range(2, 4))], TONIGHT, DAY)
    assert found[Measure.ODD_HOURS] == pytest.approx(6 / 36)


def test_an_hour_is_that_of_utc_wherever_the_log_was_written() -> None:
    there = timezone(timedelta(hours=9))
    shifted = [execution(id=item.id, time=item.time.astimezone(there), tenant="acme") for item in weekday(8)]
    assert usage([*WEEK, *shifted], TONIGHT, DAY)[Measure.ODD_HOURS] == 0.0


def test_what_a_sparse_or_short_log_cannot_tell_is_absent() -> None:
    assert usage([], TONIGHT, DAY) == {}
    assert usage([*weekday(7), *weekday(8)], TONIGHT, DAY) == {}
    sparse = [item for day in range(9) for item in weekday(day, 1, None, range(8, 10))]
    assert usage(sparse, TONIGHT, DAY) == {Measure.USAGE_GROWTH: pytest.approx(0.0)}
