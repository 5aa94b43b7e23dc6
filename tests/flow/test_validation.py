"""`make validate-metrics` as a whole: it measures, prints, and fails when a figure is worse than its floor."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = """
floors: {fabrication.auroc: 0.5, pii.precision: 1.1, never.measured: 0.0}
ceilings: {screening.false_stops: 0.5}
"""


@pytest.mark.slow
def test_a_figure_below_its_floor_fails_and_is_named(tmp_path: Path) -> None:
    floors = tmp_path / "floors.yaml"
    floors.write_text(FLOORS, encoding="utf-8")
    command = [sys.executable, "validation/run.py", "--quick", "--each", "1", "--floors", str(floors)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 1, done.stderr
    told = done.stdout.splitlines()
    assert any(line.startswith("pii.precision is 1.000, its floor is 1.1") for line in told)
    assert any(line.startswith("never.measured is nan") for line in told)
    assert not any(line.startswith("fabrication.auroc is") for line in told)
    assert "every figure keeps its floor" not in done.stdout


@pytest.fixture(scope="module")
def figures() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(ROOT / "validation" / "figures.py")))


def test_only_what_is_worse_than_its_bound_or_missing_is_named(figures: SimpleNamespace) -> None:
    found = [figures.Figure("recall", "", 0.9, 10), figures.Figure("stops", "", 0.2, 10)]
    bounds = {"floors": {"recall": 0.9, "gone": 0.1}, "ceilings": {"stops": 0.1}}
    named = list(figures.below([figures.Section("all", tuple(found))], bounds))
    assert named == ["gone is nan, its floor is 0.1", "stops is 0.200, its ceiling is 0.1"]


@pytest.mark.parametrize(
    ("value", "goal", "standing"),
    [(0.99, "≥ .99", "met"), (0.98, "≥ .99", "not met"), (9.0, "≤ 10", "met"), (0.1, "≤ 0", "not met"), (1, "", "")],
)
def test_a_goal_is_met_or_not(figures: SimpleNamespace, value: float, goal: str, standing: str) -> None:
    assert figures.Figure("any", "", value, 1, goal).standing == standing


def test_a_figure_is_written_down_as_floor_or_as_ceiling(figures: SimpleNamespace) -> None:
    bounds = figures.read_floors(figures.FLOORS)
    assert bounds.keys() == {"floors", "ceilings"}
    assert not bounds["floors"].keys() & bounds["ceilings"].keys()
    assert bounds["floors"]
