"""`vitaeval eval` as a person sees it: progress, table, where everything is, exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from vitaeval.app.evaluate import Evaluated, evaluate
from vitaeval.app.project import Project
from vitaeval.app.publish import REPORT_MD
from vitaeval.app.track import send
from vitaeval.app.wire import wire
from vitaeval.errors import VitaevalError
from vitaeval.report.progress import RunProgress
from vitaeval.report.table import show
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord

DONE, TOO_LITTLE = 0, 12


def evaluate_all(configs: Sequence[EvalConfig], project: Project, console: Console) -> int:
    """Run one configuration after the other; the highest exit code is returned.

    All configurations are looked up before the first one runs, so that a mistake in the last costs nothing.
    """
    if len(configs) > 1:
        for config in configs:
            wire(config, project)
    return max(_one(config, project, console) for config in configs)


def _one(config: EvalConfig, project: Project, console: Console) -> int:
    with RunProgress(console) as progress:

        def started(folder: Path, total: int, resumes: bool) -> OnDone:
            if resumes:
                console.print(f"resuming {folder.name}")
            progress.begin(f"{config.task} {config.prompt} · {config.model.name}", total)
            return progress.done

        found = evaluate(config, project, started)
    _report(found, console)
    code = _track(found, project, console)
    return max(code, verdict(found.record, console))


def _report(found: Evaluated, console: Console) -> None:
    record = found.record
    show(console, record, found.summary)
    reused = f", {found.reused_calls} of them from the journal" if found.reused_calls else ""
    console.print(f"\n{found.calls} calls{reused} in {record.wall_s:.1f} s · {price(record, found.costs)}")
    console.print(f"report   {_relative(found.folder / REPORT_MD)}")


def price(record: RunRecord, costs: Sequence[float]) -> str:
    """What all answers are worth together, in words; `costs` are those of the priced examples."""
    cost = record.aggregate("cost")
    if cost is None:
        return "cost not measured"
    if not costs:
        return "cost unknown (no price)"
    return f"cost ${sum(costs):.4f}" + (f" ({cost.not_applicable} unpriced)" if cost.not_applicable else "")


def _track(found: Evaluated, project: Project, console: Console) -> int:
    """Log the run. A tracker that is away costs nothing but the exit code: the run is kept."""
    tracking = found.record.manifest.config.tracking
    if tracking.uri is None:
        console.print("mlflow   not logged (tracking=none)")
        return DONE
    try:
        console.print(f"mlflow   {send(found.folder, found.record, project, tracking)}", soft_wrap=True)
    except VitaevalError as error:
        console.print(f"mlflow   [red]not logged[/red]: {escape(str(error))}")
        console.print(f"         the run is kept; later: vitaeval log run={found.folder.name}")
        return error.exit_code
    return DONE


def verdict(record: RunRecord, console: Console) -> int:
    """12 when too much is missing to trust the numbers, with the reason; else 0."""
    config = record.manifest.config
    lost = (record.states["unanswered"] + record.states["skipped"]) / len(record.examples)
    whole = [item for item in record.aggregates if item.tag is None and item.metric in record.metric_versions]
    cells = len(record.examples) * len(record.metric_versions)
    crashed = sum(item.crashed for item in whole) / max(1, cells)
    if lost > config.max_unanswered:
        console.print(f"[red]{lost:.0%} without answer (more than {config.max_unanswered:.0%})[/red]: {_next(record)}")
        return TOO_LITTLE
    if crashed > config.max_crashed:
        console.print(
            f"[red]{crashed:.1%} of all scores crashed (more than {config.max_crashed:.0%}): see record.json[/red]"
        )
        return TOO_LITTLE
    return DONE


def _next(record: RunRecord) -> str:
    """Why answers are missing, and what to do."""
    reasons = [
        item.reason for item in record.examples if item.state in (State.SKIPPED, State.UNANSWERED) and item.reason
    ]
    why = escape(reasons[-1]) if reasons else "no reason was given"
    return f"{why}; the same command (with a larger budget, if that is why) asks again and repeats no finished call"


def _relative(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
