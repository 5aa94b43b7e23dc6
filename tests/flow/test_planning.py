"""`vitaeval plan` on a whole project."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from tests.flow.conftest import Place

from vitaeval.app.configure import configured
from vitaeval.app.planning import estimate_run, plan_run
from vitaeval.app.project import Project
from vitaeval.runner.folder import read_record


def planned(place: Place, *overrides: str) -> str:
    project, written = Project(place.root), io.StringIO()
    assert plan_run(configured(project, ["suite=smoke", *overrides]), project, Console(file=written, width=160)) == 0
    return written.getvalue()


@pytest.mark.parametrize("task", [("task=generate_cv",), ("task=parse_job", "prompt=1.0.0")])
def test_a_plan_needs_no_key_and_writes_nothing(
    place: Place, task: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    before = sorted(place.root.rglob("*"))
    said = planned(place, "model=gpt-4o-mini", *task)
    assert sorted(place.root.rglob("*")) == before
    for words in ("12 examples", "money    $", "bound by", "100,000 CVs $", "shows    differences"):
        assert words in said, words


def test_a_keyless_model_costs_nothing(place: Place) -> None:
    assert "money    $0" in planned(place, "model=baseline")


def test_an_unknown_price_is_never_a_number(place: Place) -> None:
    said = planned(place, "model=local")
    assert "money    unknown" in said
    assert "$" not in said


def test_a_stage_may_have_its_own_model(place: Place) -> None:
    said = planned(place, "model=gpt-4o", "stage_models={analysis: gpt-4o-mini}")
    assert any(line.split()[:2] == ["analysis", "gpt-4o-mini"] for line in said.splitlines())
    assert any(line.split()[:2] == ["generation", "gpt-4o"] for line in said.splitlines())


def test_answers_of_the_run_that_would_resume_are_not_planned_again(place: Place, far: Path) -> None:
    (whole,) = [place.eval("model=baseline")]
    missed = read_record(whole).manifest.examples[:2]
    far.write_text("\n".join(missed))
    place.run("eval", "tracking=none", "suite=smoke", "model=odd", "model.id=away")
    project = Project(place.root)
    found = estimate_run(configured(project, ["suite=smoke", "model=odd", "model.id=away"]), project)
    assert [item.calls for item in found.stages] == [2, 2]
    assert [item.held for item in found.stages] == [10, 10]
