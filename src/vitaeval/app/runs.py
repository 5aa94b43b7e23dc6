"""`vitaeval runs`: what is kept, and what can go."""

from __future__ import annotations

import shutil
from pathlib import Path

from rich.console import Console
from rich.table import Table

from vitaeval.app.project import Project
from vitaeval.report.words import number
from vitaeval.runner import folder as folders


def show(project: Project, console: Console) -> int:
    """One line a run, newest first."""
    ids = folders.run_ids(project.runs)
    if not ids:
        console.print("no runs yet: `vitaeval eval` makes the first")
        return 0
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("run", "task", "prompt", "model", "golden", "suite", "state", "passed", "goal"):
        table.add_column(name)
    for run_id in reversed(ids):
        table.add_row(*_row(project.runs / run_id))
    console.print(table)
    return 0


def collect(project: Project, keep: int, *, really: bool, console: Console) -> int:
    """Remove finished runs but the newest `keep`; unfinished ones hold paid answers and stay."""
    finished = [run_id for run_id in folders.run_ids(project.runs) if _finished(project.runs / run_id)]
    doomed = finished[: max(0, len(finished) - keep)]
    for run_id in doomed:
        console.print(f"{'removing' if really else 'would remove'} {run_id}")
        if really:
            with folders.locked(project.runs / run_id):
                shutil.rmtree(project.runs / run_id)
    if not doomed:
        console.print(f"nothing to remove: {len(finished)} finished runs, {keep} are kept")
    elif not really:
        console.print("add --yes to remove them")
    return 0


def _finished(folder: Path) -> bool:
    return (folder / folders.RECORD).exists()


def _row(folder: Path) -> list[str]:
    config = folders.read_manifest(folder).config
    head = [folder.name, config.task, config.prompt, config.model.name, config.golden, config.suite.name]
    if not _finished(folder):
        return [*head, "unfinished", "", ""]
    record = folders.read_record(folder)
    passed, goal = record.aggregate("passed"), record.aggregate(record.goal)
    return [*head, "done", *(number(item.mean, item.unit) if item else "" for item in (passed, goal))]
