from typing import Any

import pytest
from tests.nights import night_of, night_run

from vitaeval.decisions.alerts import ALL, alerts, costs_by_night, night_measures
from vitaeval.schema.alerts import Alert, AlertRule, AlertRules, Measure, Route, Urgency
from vitaeval.schema.chat import Evidence
from vitaeval.schema.nightly import ChartState, Reading, TaskNight

ROUTES = {"people": Route(url_env="HOOK")}
SCORES = {"quality": {"a": 1.0, "b": 1.0}}


def rule(**above: float) -> AlertRules:
    limits = {Measure(name): value for name, value in above.items()}
    return AlertRules(routes=ROUTES, rules=(AlertRule(name="r", above=limits, severity=Urgency.HIGH, route="people"),))


def called(rules: AlertRules, **measured: float) -> list[Alert]:
    return list(alerts(rules, {"t": {Measure(name): value for name, value in measured.items()}}, "2026-11-21"))


@pytest.mark.parametrize(
    ("measured", "calls"),
    [
        ({"cost_usd": 600.0, "cost_growth": 0.6}, 1),
        ({"cost_usd": 600.0, "cost_growth": 0.5}, 0),
        ({"cost_usd": 500.0, "cost_growth": 0.6}, 0),
        ({"cost_usd": 600.0}, 0),
        ({}, 0),
    ],
)
def test_every_number_of_a_rule_has_to_be_exceeded(measured: dict[str, float], calls: int) -> None:
    assert len(called(rule(cost_usd=500, cost_growth=0.5), **measured)) == calls


def test_a_task_may_have_a_number_of_its_own() -> None:
    limit = AlertRule(
        name="slow",
        above={Measure.LATENCY_P95_MS: 3000},
        tasks={"generate_cv": {Measure.LATENCY_P95_MS: 10_000}},
        severity=Urgency.MEDIUM,
        route="people",
    )
    measured = {name: {Measure.LATENCY_P95_MS: 4000.0} for name in ("generate_cv", "parse_job")}
    found = alerts(AlertRules(routes=ROUTES, rules=(limit,)), measured, "2026-11-21")
    assert [item.about for item in found] == ["parse_job"]


def test_a_number_of_its_own_that_the_rule_does_not_ask_for_is_refused() -> None:
    with pytest.raises(ValueError, match="cost_usd, and `above` has none"):
        AlertRule(
            name="slow",
            above={Measure.LATENCY_P95_MS: 3000},
            tasks={"generate_cv": {Measure.COST_USD: 1}},
            severity=Urgency.MEDIUM,
            route="people",
        )


def test_without_a_model_nobody_is_called_slow() -> None:
    (night,) = (night_run(night_of(1), SCORES, latency_p95_ms=9e6, evidence=Evidence.PROMPT_BLIND),)
    assert Measure.LATENCY_P95_MS not in night_measures([task()], [night], night_of(1))["generate_cv"]


def test_an_alert_tells_what_and_to_whom() -> None:
    (found,) = called(rule(error_rate=0.05), error_rate=0.125)
    assert (found.about, found.route, found.severity) == ("t", "people", Urgency.HIGH)
    assert "12.5%" in found.message


def test_a_route_that_does_not_exist_is_refused_with_a_near_match() -> None:
    with pytest.raises(ValueError, match="did you mean people"):
        AlertRules(
            routes=ROUTES,
            rules=(AlertRule(name="r", above={Measure.DRIFTS: 0}, severity=Urgency.HIGH, route="poeple"),),
        )


def reading(state: ChartState) -> Reading:
    return Reading(
        metric="q", state=state, drop=0.02, n=1, mean=1.0, shift=0.0, level=0.0, limit=1.0, collected=14, since=None
    )


def task(**more: Any) -> TaskNight:
    return TaskNight(**{"task": "generate_cv", "prompt": "1.0.0", "champion_from": "x", "model": "m", **more})


def test_a_night_is_measured_for_each_task_and_for_all() -> None:
    runs = [
        night_run(night_of(n), SCORES, cost_usd=cost, latency_p95_ms=1000.0 * n) for n, cost in ((1, 2.0), (2, 3.0))
    ]
    failed = night_run(night_of(2), SCORES, asking="again", failed=1, cost_usd=1.0)
    drifting = task(readings=(reading(ChartState.DRIFT), reading(ChartState.OK)))
    found = night_measures([drifting, task(task="parse_job", problem="away")], [*runs, failed], night_of(2))
    assert found["generate_cv"] == {Measure.DRIFTS: 1.0, Measure.ERROR_RATE: 0.25, Measure.LATENCY_P95_MS: 2000.0}
    assert found[ALL] == {Measure.UNMEASURED: 1.0, Measure.COST_USD: 4.0, Measure.COST_GROWTH: 1.0}


def test_costs_are_of_the_last_week_and_unknown_ones_are_not_zero() -> None:
    costs = [night_run(night_of(number), SCORES, cost_usd=1.0 if number > 4 else 90.0) for number in range(1, 12)]
    assert costs_by_night([night_run(night_of(1), SCORES)]) == {}
    assert Measure.COST_USD not in night_measures([task()], [night_run(night_of(1), SCORES)], night_of(1))[ALL]
    grown = night_run(night_of(12), SCORES, cost_usd=1.75)
    assert night_measures([task()], [*costs, grown], night_of(12))[ALL][Measure.COST_GROWTH] == pytest.approx(0.75)


def test_free_nights_grow_by_no_number() -> None:
    runs = [night_run(night_of(number), SCORES, cost_usd=cost) for number, cost in ((1, 0.0), (2, 1.0))]
    assert Measure.COST_GROWTH not in night_measures([task()], runs, night_of(2))[ALL]
