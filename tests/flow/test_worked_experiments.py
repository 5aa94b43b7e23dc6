"""The experiments that come with the repository: as registered, and decided the same way again."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest
from tests.flow.conftest import REPOSITORY, Place

from vitaeval.app.ab_file import read
from vitaeval.report.experiment import markdown
from vitaeval.schema.chat import Evidence
from vitaeval.schema.experiment_verdict import ExperimentState, ExperimentVerdict

SHIPPED = sorted(path.parent for path in (REPOSITORY / "experiments").glob("*/experiment.yaml"))
SIMULATED = REPOSITORY / "experiments" / "2026-11-21-summary-first"


def verdict(folder: Path) -> ExperimentVerdict:
    return ExperimentVerdict.model_validate_json((folder / "verdict.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", SHIPPED, ids=[path.name for path in SHIPPED])
def test_a_shipped_experiment_is_what_was_registered_and_its_verdict_is_its_last_look(folder: Path) -> None:
    state = ExperimentState.model_validate_json((folder / "state.json").read_text(encoding="utf-8"))
    found = verdict(folder)
    assert state.registered == read(folder)
    assert state.looks[-1].verdict == found
    assert (folder / "verdict.md").read_text(encoding="utf-8") == markdown(found)
    assert found.evidence in (Evidence.SIMULATED, Evidence.PROMPT_BLIND)


def test_the_simulated_one_is_decided_the_same_way_again(place: Place) -> None:
    folder = place.root / "experiments" / SIMULATED.name
    folder.mkdir(parents=True)
    for name in ("experiment.yaml", "simulate.py"):
        shutil.copy(SIMULATED / name, folder)
    write = runpy.run_path(str(folder / "simulate.py"))["main"]
    outcomes = place.root / "outcomes.jsonl"
    codes = []
    for users in (1000, 1500, 2000):
        write(str(users), str(outcomes))
        codes.append(
            place.run("ab", "analyse", "experiment=summary-first", f"outcomes={outcomes}", "tracking=none").code
        )
    assert codes == [11, 11, 0]
    found, shipped = verdict(folder), verdict(SIMULATED)
    assert (found.verdict, found.winner, found.look) == (shipped.verdict, shipped.winner, shipped.look)
    assert found.counts == shipped.counts
    assert found.arms[0].goal is not None
    assert shipped.arms[0].goal is not None
    assert found.arms[0].goal.gain == pytest.approx(shipped.arms[0].goal.gain, abs=1e-6)
