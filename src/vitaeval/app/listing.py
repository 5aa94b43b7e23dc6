"""`vitaeval list`: what a project has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

from rich.console import Console
from rich.table import Table

from vitaeval.app.keys import keys_of
from vitaeval.app.models import show_with
from vitaeval.app.project import Project
from vitaeval.app.wire import metrics, tasks
from vitaeval.golden.load import set_names
from vitaeval.prompts.library import versions


def _show(console: Console, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> int:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    return 0


def list_tasks(_: Project, console: Console) -> int:
    """Tasks with their stages and goal."""
    rows = (
        (item.name, item.title, " → ".join(stage.name for stage in item.stages), item.goal) for item in tasks().values()
    )
    return _show(console, ("task", "what", "stages", "goal"), rows)


def list_prompts(project: Project, console: Console) -> int:
    """Prompt versions of each task, oldest first."""
    rows = ((name, version) for name in tasks() for version in versions(project.prompts, name))
    return _show(console, ("task", "version"), rows)


def list_models(project: Project, console: Console) -> int:
    """As `vitaeval models`."""
    return show_with(keys_of(project.root, os.environ), project, console)


def list_metrics(project: Project, console: Console) -> int:
    """Metrics with range, direction and version."""
    rows = []
    for item in metrics(project).values():
        high = "∞" if item.high is None else f"{item.high:g}"
        span = f"{item.low:g} … {high} {item.unit}"
        rows.append((item.name, item.title, span, str(item.direction), item.version, ", ".join(item.tasks) or "all"))
    return _show(console, ("metric", "what", "range", "better", "version", "tasks"), rows)


def list_golden(project: Project, console: Console) -> int:
    """Golden sets of each task."""
    rows = ((name, golden) for name in tasks() for golden in set_names(project.golden, name))
    return _show(console, ("task", "golden set"), rows)


LISTINGS: Mapping[str, Callable[[Project, Console], int]] = {
    "tasks": list_tasks,
    "prompts": list_prompts,
    "models": list_models,
    "metrics": list_metrics,
    "golden": list_golden,
}
