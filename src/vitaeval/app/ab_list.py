"""`vitaeval ab list`: what is registered, and how far it is."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from vitaeval.app.ab_file import FOLDER, names, read
from vitaeval.app.ab_state import recall
from vitaeval.app.project import Project
from vitaeval.errors import UserError

COLUMNS = ("experiment", "kind", "test", "arms", "looks", "verdict")


def listed(project: Project, console: Console) -> int:
    """One line an experiment, oldest first; what cannot be read says why."""
    found = names(project)
    if not found:
        console.print("no experiments yet: `vitaeval ab new name=…` registers the first")
        return 0
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        table.add_column(name)
    for name in found:
        table.add_row(*_row(project.root / FOLDER / name))
    console.print(table)
    return 0


def _row(folder: Path) -> list[str]:
    try:
        experiment, state = read(folder), recall(folder)
    except UserError as error:
        return [folder.name, "unreadable", "", "", "", str(error).splitlines()[0]]
    arms = ", ".join(arm.name for arm in experiment.arms)
    looks = state.looks if state else ()
    word = str(looks[-1].verdict.verdict) if looks else "not looked at"
    if looks and not looks[-1].verdict.is_final:
        word = f"{word}, goes on"
    return [folder.name, str(experiment.kind), experiment.test, arms, str(len(looks)), word]
