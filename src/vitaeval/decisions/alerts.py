"""Who is called, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from vitaeval.schema.alerts import Alert, AlertRules, Measure
from vitaeval.schema.chat import Evidence
from vitaeval.schema.nightly import ChartState, NightRun, TaskNight

DAYS = 7
ALL = "all"
TIMED = (Evidence.REAL, Evidence.SIMULATED)
"""Answers whose latency says something: what answers without a model is as slow as the machine that it runs on."""

Measures = Mapping[Measure, float]

WORDS: Mapping[Measure, str] = {
    Measure.ERROR_RATE: "{:.1%} of requests brought no usable answer",
    Measure.COST_USD: "${:,.2f} spent",
    Measure.COST_GROWTH: "{:+.0%} against the week before",
    Measure.LATENCY_P95_MS: "one request in twenty takes longer than {:,.0f} ms",
    Measure.DRIFTS: "confirmed drifts: {:.0f}",
    Measure.UNMEASURED: "tasks that could not be measured: {:.0f}",
    Measure.USAGE_GROWTH: "requests {:+.0%} against the week before",
    Measure.CALLER_GROWTH: "one caller's requests {:+.0%} against the week before",
    Measure.NEW_CALLERS: "callers that nobody saw in the week before: {:.0f}",
    Measure.ODD_HOURS: "{:.0%} of requests at hours at which there was none in the week before",
}


def alerts(rules: AlertRules, measured: Mapping[str, Measures], day: str) -> Iterator[Alert]:
    """An alert for each rule and each name in `measured` whose measures all exceed the rule's numbers.

    What was not measured exceeds nothing.
    """
    for rule in rules.rules:
        for about, found in measured.items():
            if all(name in found and found[name] > most for name, most in rule.limits(about).items()):
                exceeding = {name: found[name] for name in rule.above}
                yield Alert(
                    rule=rule.name,
                    severity=rule.severity,
                    route=rule.route,
                    about=about,
                    day=day,
                    measures=exceeding,
                    message=f"{about}: {', '.join(WORDS[name].format(value) for name, value in exceeding.items())}",
                )


def night_measures(tasks: Sequence[TaskNight], runs: Sequence[NightRun], night: str) -> dict[str, Measures]:
    """What one night measured: all tasks together where sums matter, each task where its name does.

    `runs` are all nightly runs so far, each asking once.
    """
    found = {
        task.task: _of_task(task, [run for run in runs if (run.task, run.night) == (task.task, night)])
        for task in tasks
    }
    return {ALL: _of_all(tasks, runs, night), **found}


def _of_task(task: TaskNight, tonight: Sequence[NightRun]) -> Measures:
    asked = sum(run.asked for run in tonight)
    waits = [run.latency_p95_ms for run in tonight if run.latency_p95_ms is not None and run.evidence in TIMED]
    found = {Measure.DRIFTS: float(any(item.state is ChartState.DRIFT for item in task.readings))}
    if asked:
        found[Measure.ERROR_RATE] = sum(run.failed for run in tonight) / asked
    if waits:
        found[Measure.LATENCY_P95_MS] = max(waits)
    return found


def _of_all(tasks: Sequence[TaskNight], runs: Sequence[NightRun], night: str) -> Measures:
    found = {Measure.UNMEASURED: float(sum(task.problem is not None for task in tasks))}
    costs = costs_by_night(runs)
    if night in costs:
        found[Measure.COST_USD] = costs[night]
        found |= _growth(costs, night)
    return found


def _growth(costs: Mapping[str, float], night: str) -> Measures:
    """How much more than on the last nights before; nothing where these cost nothing or are not known."""
    before = [costs[name] for name in sorted(costs) if name < night][-DAYS:]
    usual = fmean(before) if before else 0.0
    return {Measure.COST_GROWTH: costs[night] / usual - 1} if usual > 0 else {}


def costs_by_night(runs: Sequence[NightRun]) -> dict[str, float]:
    """What the answers of each night were worth in USD; nights without any price are absent."""
    found: dict[str, float] = {}
    for run in runs:
        if run.cost_usd is not None:
            found[run.night] = found.get(run.night, 0.0) + run.cost_usd
    return found
