"""One task on one night: ask what the charts want to know, find out who changed, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from vitaeval.app.evaluate import evaluate
from vitaeval.app.nightly_arms import Arm, Arms, Watch, arms
from vitaeval.app.nightly_history import gather
from vitaeval.app.track import send
from vitaeval.decisions.night_run import Asking
from vitaeval.decisions.night_steps import Step, Tonight, next_step
from vitaeval.decisions.night_words import notes
from vitaeval.decisions.nightly import is_usable, largest
from vitaeval.decisions.tonight import Vigil, look
from vitaeval.errors import VitaevalError
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.nightly import NightRun, Role, TaskNight

UNMEASURED = 12


def watch_task(watch: Watch, console: Console) -> TaskNight:
    """Ask until nothing more is to be known tonight, and tell what was found. Nothing is bought twice.

    Raises UserError when the champion cannot be asked, EnvironmentFailure when registry or disk fail.
    """
    asked = arms(watch)
    vigil = Vigil(watch.night, asked.champion.setting, asked.drops, asked.prober, watch.rules, watch.charts)
    missed: list[str] = []
    done: set[Step] = set()
    while True:
        history = gather(watch.project, watch.task, tuple(asked.drops), again=watch.night)
        tonight = look(history, vigil)
        step = next_step(tonight, watch.rules)
        if step is Step.DONE or step in done:
            said = (*notes(history, asked.champion.setting, asked.champion.parts, watch.night), *missed)
            return _told(watch, asked, tonight, said)
        done.add(step)
        missed += _ask(watch, asked, step, console)


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


def _told(watch: Watch, asked: Arms, tonight: Tonight, said: tuple[str, ...]) -> TaskNight:
    runs = largest((*tonight.runs, *tonight.probed))
    ours = max(tonight.runs, key=lambda run: run.asked, default=None)
    measured = any(is_usable(run, watch.rules) for run in tonight.runs)
    return TaskNight(
        task=watch.task,
        prompt=asked.champion.config.prompt,
        champion_from=asked.now.source,
        model=asked.champion.config.model.name,
        evidence=ours.evidence if ours else None,
        setting=asked.champion.setting,
        prober=asked.prober,
        rules=watch.rules,
        forced=asked.now.forced,
        unlike=asked.champion.unlike(asked.now.served),
        runs=tuple(run.run_id for run in runs),
        asked=ours.asked if ours else 0,
        lost=ours.lost if ours else 0,
        calls=sum(run.calls for run in runs),
        cost_usd=_cost(runs),
        readings=tuple(tonight.readings),
        blame=tonight.blame,
        notes=said,
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
