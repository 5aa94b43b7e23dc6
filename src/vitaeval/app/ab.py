"""`vitaeval ab`: verdicts of experiments on the screen and in MLflow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.app.ab_analyse import analyse
from vitaeval.app.ab_file import FILE, find
from vitaeval.app.ab_run import run
from vitaeval.app.ab_state import PAGE, STATE, VERDICT, Looked
from vitaeval.app.project import Project
from vitaeval.app.track import located
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.errors import EnvironmentFailure
from vitaeval.report.experiment import HEADERS, lines, markdown, rows, sentence
from vitaeval.schema.config import Tracking
from vitaeval.schema.experiment_verdict import Condition, ExperimentVerdict
from vitaeval.schema.verdict import Verdict
from vitaeval.tracking.mlflow_decision import Decision, log_decision

STYLES = {Verdict.PASS: "bold green", Verdict.FAIL: "bold red"}
WORDS = ("arm", "condition", "standing")
FILES = (FILE, STATE, VERDICT, PAGE)


def run_experiment(project: Project, name: str, overrides: Sequence[str], console: Console) -> int:
    """Run an offline experiment, show its verdict and return the exit code."""
    folder = find(project, name)
    tracking = tracking_of(project, [word for word in overrides if word.startswith("tracking")])
    return _deliver(run(project, folder, overrides, console), folder, tracking, console)


def analyse_outcomes(
    project: Project, name: str, source: tuple[str, str | None], tracking: str | None, console: Console
) -> int:
    """Look at the outcomes in `source` (a file or database, and a query), show the verdict, return the exit code."""
    folder, chosen = find(project, name), tracking_of(project, [f"tracking={tracking}"] if tracking else [])
    return _deliver(analyse(project, folder, *source), folder, chosen, console)


def tracking_of(project: Project, overrides: Sequence[str]) -> Tracking:
    """Where verdicts are logged: as `conf/eval.yaml` and its overrides say of runs."""
    values = compose(project.conf, "eval", list(overrides))["tracking"]
    return located(parse(values, Tracking, origin="conf/tracking with overrides"), project)


def show(console: Console, looked: Looked) -> None:
    """Print the verdict, its conditions, and what else to know."""
    found = looked.verdict
    if looked.remark:
        console.print(Text(looked.remark, style="yellow"))
    console.print(Text(sentence(found), style=STYLES.get(found.verdict, "bold yellow")))
    if found.arms:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for name in HEADERS:
            table.add_column(name, justify="left" if name in WORDS else "right")
        for cells in rows(found):
            table.add_row(*cells)
        console.print(table)
    for line in lines(found):
        console.print(Text(line))


def _deliver(looked: Looked, folder: Path, tracking: Tracking, console: Console) -> int:
    """Show and log a verdict that stands in `folder`; a tracker that is away loses nothing."""
    show(console, looked)
    console.print(f"verdict  {folder / VERDICT}", soft_wrap=True)
    if tracking.uri is None:
        console.print("mlflow   not logged (tracking=none)")
    else:
        try:
            files = [path for name in FILES if (path := folder / name).is_file()]
            place = log_decision(_decision(looked.verdict), markdown(looked.verdict), files, tracking)
            console.print(f"mlflow   {place}", soft_wrap=True)
        except EnvironmentFailure as error:
            console.print(Text(f"not logged in MLflow: {error}; the verdict stands", style="yellow"))
    return looked.verdict.verdict.exit_code


def _decision(found: ExperimentVerdict) -> Decision:
    held = [(arm.arm, item) for arm in found.arms for item in ((arm.goal,) if arm.goal else ()) + arm.guardrails]
    return Decision(
        kind="ab",
        id=f"{found.experiment} look {found.look}",
        title=f"ab {found.experiment} · {found.verdict}",
        word=str(found.verdict),
        reason=found.reason,
        params={
            "experiment": found.experiment,
            "question": found.question,
            "winner": found.winner or "none",
            "look": str(found.look),
            "evidence": str(found.evidence),
        },
        metrics={_key("gain", arm, item): item.gain for arm, item in held}
        | {_key("sure", arm, item): item.bound for arm, item in held if item.bound is not None},
    )


def _key(what: str, arm: str, item: Condition) -> str:
    """A name that MLflow takes."""
    return re.sub(r"[^\w./ -]", "_", f"{what}.{arm}.{item.metric}")
