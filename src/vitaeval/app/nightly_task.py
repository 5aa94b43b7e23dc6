"""One task on one night: ask what the charts want to know, find out who changed, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from vitaeval.app.evaluate import evaluate
from vitaeval.app.nightly_arms import Arm, Arms, Watch, arms
from vitaeval.app.nightly_history import gather
from vitaeval.app.track import send
from vitaeval.decisions.attribution import Probe, blame
from vitaeval.decisions.night_run import Asking
from vitaeval.decisions.night_steps import Step, Tonight, next_step
from vitaeval.decisions.night_words import notes
from vitaeval.decisions.nightly import Evening, evenings, is_usable, largest, readings
from vitaeval.errors import VitaevalError
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.nightly import Blame, ChartState, NightRun, Reading, Role, TaskNight

UNMEASURED = 12


@dataclass(frozen=True, slots=True)
class _Seen:
    """The history with tonight in it, and what it says."""

    history: tuple[NightRun, ...]
    tonight: Tonight


def watch_task(watch: Watch, console: Console) -> TaskNight:
    """Ask until nothing more is to be known tonight, and tell what was found. Nothing is bought twice.

    Raises UserError when the champion cannot be asked, EnvironmentFailure when registry or disk fail.
    """
    asked = arms(watch)
    missed: list[str] = []
    done: set[Step] = set()
    while True:
        seen = _look(watch, asked)
        step = next_step(seen.tonight, watch.rules)
        if step is Step.DONE or step in done:
            return _told(watch, asked, seen, missed)
        done.add(step)
        missed += _ask(watch, asked, step, console)


def _look(watch: Watch, asked: Arms) -> _Seen:
    history = gather(watch.project, watch.task, tuple(asked.drops), again=watch.night)
    nights = evenings(history, asked.champion.setting, Role.NIGHT, watch.rules)
    drops = _measured(asked, nights)
    charts = readings(nights, watch.night, drops, watch.rules, watch.charts)
    before = _probe_nights(watch, asked, history, charts)
    tonight = Tonight(
        runs=_of_tonight(watch, history, asked.champion, Role.NIGHT),
        readings=charts,
        probed=_of_tonight(watch, history, asked.probe, Role.PROBE),
        probe_nights=None if asked.probe is None else len(before),
        blame=_blame(watch, asked, history, charts, before),
    )
    return _Seen(history, tonight)


def _measured(asked: Arms, nights: Sequence[Evening]) -> dict[str, float]:
    """The drops of metrics that this task has; of all, before anything is known of it."""
    known = {name for night in nights for name in night.scores}
    return {name: drop for name, drop in asked.drops.items() if name in known or not known}


def _of_tonight(watch: Watch, history: Sequence[NightRun], arm: Arm | None, role: Role) -> tuple[NightRun, ...]:
    if arm is None:
        return ()
    return tuple(run for run in history if (run.night, run.setting, run.role) == (watch.night, arm.setting, role))


def _probe_nights(
    watch: Watch, asked: Arms, history: Sequence[NightRun], charts: Sequence[Reading]
) -> tuple[Evening, ...]:
    """Nights of the probe, as a champion or as a probe, from before the change (before tonight, when all is quiet)."""
    if asked.probe is None:
        return ()
    worst = _worst(charts)
    until = worst.moving_since if worst is not None and worst.moving_since else watch.night
    both = (evenings(history, asked.probe.setting, role, watch.rules) for role in Role)
    return tuple(night for found in both for night in found if night.night < until)


def _worst(charts: Sequence[Reading]) -> Reading | None:
    """The drifting chart that is furthest over its limit."""
    drifting = [item for item in charts if item.state is ChartState.DRIFT]
    return max(drifting, key=lambda item: (item.level or 0.0) / (item.limit or 1.0), default=None)


def _blame(
    watch: Watch, asked: Arms, history: Sequence[NightRun], charts: Sequence[Reading], before: Sequence[Evening]
) -> Blame | None:
    worst = _worst(charts)
    if worst is None or asked.probe is None:
        return blame(worst, None) if worst else None
    found = evenings(history, asked.probe.setting, Role.PROBE, watch.rules)
    here = next((night for night in found if night.night == watch.night), None)
    if here is None:
        return None
    scores = tuple(night.scores.get(worst.metric, {}) for night in before)
    return blame(worst, Probe(asked.probe.name, asked.pinned, here.scores.get(worst.metric, {}), scores))


def _ask(watch: Watch, asked: Arms, step: Step, console: Console) -> list[str]:
    """Buy what `step` wants and log it; what the tracker could not take is said."""
    arm, asking, examples, draw = _wanted(watch, asked, step)
    suite = Suite(
        name=arm.config.suite.name,
        examples=None if examples is None or examples >= arm.size else examples,
        trials=arm.config.suite.trials,
        tags=arm.config.suite.tags,
        draw=draw,
    )
    config = EvalConfig(**{**dict(arm.config), "suite": suite, "epoch": asking.epoch})
    with RunProgress(console) as progress:

        def started(_folder: Path, total: int, _resumes: bool) -> OnDone:
            progress.begin(f"{config.task} {arm.name} · {step}", total)
            return progress.done

        found = evaluate(config, watch.project, started)
    if config.tracking.uri is None:
        return []
    try:
        send(found.folder, found.record, watch.project, config.tracking)
    except VitaevalError as error:
        return [f"not logged: {error}; later: vitaeval log run={found.folder.name}"]
    return []


def _wanted(watch: Watch, asked: Arms, step: Step) -> tuple[Arm, Asking, int | None, str]:
    """Who is asked, for which asking, about how many examples (None: all), drawn how."""
    rules, night = watch.rules, watch.night
    match step:
        case Step.PROBE | Step.PROBE_WHOLE if asked.probe is not None:
            most = rules.probe.examples if step is Step.PROBE else None
            return asked.probe, Asking(night, Role.PROBE), most, "probe"
        case Step.FIRST:
            return asked.champion, Asking(night), rules.first, f"night {night}"
        case _:
            return asked.champion, Asking(night, again=step is Step.AGAIN), None, ""


def _told(watch: Watch, asked: Arms, seen: _Seen, missed: Sequence[str]) -> TaskNight:
    tonight, now = seen.tonight, asked.now
    runs = largest((*tonight.runs, *tonight.probed))
    ours = max(tonight.runs, key=lambda run: run.asked, default=None)
    measured = any(is_usable(run, watch.rules) for run in tonight.runs)
    return TaskNight(
        task=watch.task,
        prompt=asked.champion.config.prompt,
        champion_from=now.source,
        model=asked.champion.config.model.name,
        evidence=ours.evidence if ours else None,
        setting=asked.champion.setting,
        forced=now.forced,
        runs=tuple(run.run_id for run in runs),
        asked=ours.asked if ours else 0,
        lost=ours.lost if ours else 0,
        calls=sum(run.calls for run in runs),
        cost_usd=_cost(runs),
        readings=tuple(tonight.readings),
        blame=tonight.blame,
        notes=(*notes(seen.history, asked.champion.setting, asked.champion.parts, watch.night), *missed),
        problem=None if measured else _unmeasured(ours),
        problem_code=0 if measured else UNMEASURED,
    )


def _cost(runs: Sequence[NightRun]) -> float | None:
    costs = [run.cost_usd for run in runs if run.cost_usd is not None]
    return sum(costs) if costs else None


def _unmeasured(run: NightRun | None) -> str:
    if run is None:
        return "nothing was asked"
    return f"{run.lost} of {run.asked} examples went unanswered: the same command asks them again"
