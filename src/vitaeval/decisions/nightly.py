"""What tonight says about a champion, read from the history of its nights alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from vitaeval.decisions.drift import WARNING, Chart, Drift, Night, change, drifts
from vitaeval.schema.nightly import ChartState, NightlyRules, NightRun, Reading, Role

Scores = Mapping[str, Mapping[str, float]]
STATES = {Night.OK: ChartState.OK, Night.MORE: ChartState.WARNING, Night.ALARM: ChartState.ALARM}
YEAR = 365.0


@dataclass(frozen=True, slots=True)
class Evening:
    """One night of one setting: the scores of its runs taken together.

    `whole` says that all examples were asked, `confirmed` that they were asked twice.
    """

    night: str
    whole: bool
    confirmed: bool
    metric_versions: Mapping[str, str]
    scores: Scores


@dataclass(frozen=True, slots=True)
class Charted:
    """One metric's chart over a stretch of nights; `drifts` begin after the reference."""

    chart: Chart
    evenings: tuple[Evening, ...]
    matrix: tuple[tuple[float, ...], ...]
    drifts: tuple[Drift, ...]

    def confirmed(self) -> str | None:
        """The first night of a confirmed drift."""
        late = self.evenings[self.chart.reference :]
        alarms = (
            seen.night
            for seen, found in zip(late, self.drifts, strict=True)
            if found.night is Night.ALARM and seen.confirmed
        )
        return next(alarms, None)


def evenings(runs: Iterable[NightRun], setting: str, role: Role, rules: NightlyRules) -> tuple[Evening, ...]:
    """The nights of one setting, oldest first, without runs of which too little was answered.

    A night's score of an example is the mean over its askings.
    """
    found: dict[str, list[NightRun]] = {}
    for run in largest(run for run in runs if is_usable(run, rules)):
        if (run.setting, run.role) == (setting, role):
            found.setdefault(run.night, []).append(run)
    return tuple(_evening(night, askings) for night, askings in sorted(found.items()))


def largest(runs: Iterable[NightRun]) -> tuple[NightRun, ...]:
    """Of the runs of one asking the one that asked most: it holds the answers of the others."""
    found: dict[tuple[str, ...], NightRun] = {}
    for run in runs:
        key = (run.task, run.night, run.setting, run.role, run.asking)
        if key not in found or run.asked >= found[key].asked:
            found[key] = run
    return tuple(found.values())


def is_usable(run: NightRun, rules: NightlyRules) -> bool:
    """Whether enough was answered to say anything about quality."""
    return run.asked > 0 and run.lost <= rules.max_missing * run.asked


def _evening(night: str, runs: Sequence[NightRun]) -> Evening:
    metrics = {name for run in runs for name in run.values}
    return Evening(
        night=night,
        whole=any(run.whole for run in runs),
        confirmed=sum(run.whole for run in runs) > 1,
        metric_versions={name: version for run in runs for name, version in run.metric_versions.items()},
        scores={name: _together([run.values.get(name, {}) for run in runs]) for name in sorted(metrics)},
    )


def _together(askings: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    if len(askings) == 1:
        return askings[0]
    names = sorted({name for scores in askings for name in scores})
    return {name: fmean(scores[name] for scores in askings if name in scores) for name in names}


def readings(
    history: Sequence[Evening], tonight: str, drops: Mapping[str, float], rules: NightlyRules, charts: int
) -> tuple[Reading, ...]:
    """Every chart of one setting on the night `tonight`; later nights are not looked at.

    `drops` are the drops that matter by metric, `charts` counts the charts of all tasks. After a confirmed drift all
    charts of the setting begin anew with the next night. A pure function: the same nights give the same readings.
    """
    known = [seen for seen in history if seen.night <= tonight]
    start = _start(known, tonight, drops, rules, charts)
    late = [seen for seen in known if seen.night > start]
    return tuple(_reading(late, tonight, metric, _chart(drop, rules, charts)) for metric, drop in drops.items())


def _chart(drop: float, rules: NightlyRules, charts: int) -> Chart:
    return Chart(rules.reference, drop, YEAR / rules.false_alarms_per_year, max(1, charts), rules.least_sd)


def _start(known: Sequence[Evening], tonight: str, drops: Mapping[str, float], rules: NightlyRules, charts: int) -> str:
    """The last night before tonight on which a drift was confirmed; empty when there was none."""
    start = ""
    while True:
        late = [seen for seen in known if start < seen.night < tonight]
        found = [_charted(late, metric, _chart(drop, rules, charts)) for metric, drop in drops.items()]
        alarms = [night for night in (item.confirmed() for item in found if item) if night]
        if not alarms:
            return start
        start = min(alarms)


def _charted(late: Sequence[Evening], metric: str, chart: Chart) -> Charted | None:
    """The chart over the nights that measured `metric` as the last of them does; None before its reference is whole."""
    measured = [seen for seen in late if seen.scores.get(metric)]
    version = measured[-1].metric_versions.get(metric) if measured else None
    same = tuple(seen for seen in measured if seen.metric_versions.get(metric) == version)
    if len(same) <= chart.reference:
        return None
    columns = sorted({name for seen in same for name in seen.scores[metric]})
    matrix = tuple(tuple(seen.scores[metric].get(name, float("nan")) for name in columns) for seen in same)
    return Charted(chart, same, matrix, drifts(matrix, chart, [not seen.whole for seen in same]))


def _reading(late: Sequence[Evening], tonight: str, metric: str, chart: Chart) -> Reading:
    measured = [seen for seen in late if seen.scores.get(metric)]
    here = measured[-1] if measured and measured[-1].night == tonight else None
    if here is None:
        return _unread(metric, ChartState.MISSING, chart, measured, ())
    found = _charted(late, metric, chart)
    if found is None:
        return _unread(metric, ChartState.COLLECTING, chart, measured, tuple(here.scores[metric].values()))
    last = found.drifts[-1]
    moved = change(found.matrix, found.chart)
    return Reading(
        metric=metric,
        state=_state(last, here),
        drop=chart.drop,
        n=len(here.scores[metric]),
        mean=fmean(here.scores[metric].values()),
        shift=last.shift,
        level=last.level,
        limit=last.limit,
        collected=chart.reference,
        since=found.evenings[0].night,
        moved=moved.shift if moved else None,
        moving_since=found.evenings[moved.first].night if moved else None,
        sd=moved.sd if moved else None,
    )


def _unread(
    metric: str, state: ChartState, chart: Chart, measured: Sequence[Evening], scores: Sequence[float]
) -> Reading:
    version = measured[-1].metric_versions.get(metric) if measured else None
    same = [seen for seen in measured if seen.metric_versions.get(metric) == version]
    return Reading(
        metric=metric,
        state=state,
        drop=chart.drop,
        n=len(scores),
        mean=fmean(scores) if scores else None,
        shift=None,
        level=None,
        limit=None,
        collected=min(len(same), chart.reference),
        since=same[0].night if same else None,
    )


def _state(last: Drift, here: Evening) -> ChartState:
    if last.night is Night.ALARM and here.confirmed:
        return ChartState.DRIFT
    if last.night is Night.OK and last.level > WARNING * last.limit:
        return ChartState.WARNING
    return STATES[last.night]
