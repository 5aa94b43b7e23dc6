"""`make validate-metrics` as a whole: it measures, prints, and fails when a figure is worse than its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
