from datetime import timedelta

import pytest
from tests.executions import START, execution

from vitaeval.decisions.outcome_measures import outcome_measures
from vitaeval.schema.alerts import Measure

DAY = 24 * 60


def test_the_last_day_is_measured() -> None:
    log = [
        execution(1, error="timeout", latency_ms=9000.0, cost_usd=5.0),
        *(
            execution(DAY + place, latency_ms=100.0 * place, cost_usd=0.1, error="x" if place == 7 else None)
            for place in range(2, 22)
        ),
    ]
    found = outcome_measures(log, "generate_cv", log[-1].time, 24)
    assert found[Measure.ERROR_RATE] == pytest.approx(1 / 20)
    assert found[Measure.LATENCY_P95_MS] == 2000.0
    assert found[Measure.COST_USD] == pytest.approx(2.0)
    assert Measure.COST_GROWTH not in found


def test_cost_grows_against_a_whole_week_before() -> None:
    log = [execution(day * DAY, cost_usd=2.0) for day in range(8)] + [execution(8 * DAY, cost_usd=3.0)]
    found = outcome_measures(log, "generate_cv", START + timedelta(days=8), 24)
    assert found[Measure.COST_GROWTH] == pytest.approx(0.5)


def test_what_is_not_known_is_absent() -> None:
    assert outcome_measures([execution(1)], "generate_cv", START + timedelta(minutes=1), 24) == {
        Measure.ERROR_RATE: 0.0
    }
    assert outcome_measures([], "generate_cv", START, 24) == {}
    assert outcome_measures([execution(1)], "parse_job", START + timedelta(days=1), 24) == {}
