"""`vitaeval demo`: the instrument shows itself, without any model."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files

from rich.console import Console
from rich.table import Table

from vitaeval.app.anchors import anchors
from vitaeval.app.check_show import Shown, show
from vitaeval.app.configure import configured
from vitaeval.app.project import Project
from vitaeval.app.wire import wire
from vitaeval.claims import check_text
from vitaeval.golden.documents import read_profile
from vitaeval.report.words import number
from vitaeval.runner.columns import PASSED

AS_OF = date(2026, 11, 1)
CLOSING = """
No real model was called: this proves the instrument, not a prompt. With a real one:
  export OPENAI_API_KEY=…      or ANTHROPIC_API_KEY, GROQ_API_KEY
  vitaeval list models
  vitaeval eval model=NAME     or a local server: see “Real models” in the README"""


def demo(project: Project, console: Console) -> int:
    """Floor and ceiling side by side, then a CV with ten inventions."""
    _floor_and_ceiling(project, console)
    _inventions(console)
    console.print(CLOSING, highlight=False)
    return 0


def _floor_and_ceiling(project: Project, console: Console) -> None:
    parts = wire(configured(project, ["model=baseline", "suite=release", "tracking=none"]), project)
    found = anchors(parts, project.runs)
    table = Table(title="Floor and ceiling of the golden set", box=None, title_justify="left", title_style="bold")
    for name in ("metric", "extractive baseline", "golden answers"):
        table.add_column(name, justify="left" if name == "metric" else "right")
    for name in (PASSED.name, *parts.plan.setting.task.headline):
        if name in found.floor and name in found.ceiling:
            table.add_row(name, number(found.floor[name], ""), number(found.ceiling[name], ""))
    console.print(table)


def _inventions(console: Console) -> None:
    folder = files("vitaeval.app") / "data" / "demo"
    text = (folder / "cv.md").read_text(encoding="utf-8")
    with as_file(folder / "profile.json") as path:
        profile = read_profile(path)
    console.print("\nA CV with ten inventions, checked against its profile\n", style="bold")
    show(console, Shown(check_text(profile, text, None, AS_OF), text, "cv.md"))
