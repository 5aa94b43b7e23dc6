"""Arms that run at once: in turn, each in its own folder, and no answer bought twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.kept_project import keyless, project, small

from vitaeval.app.project import Project
from vitaeval.app.side_by_side import side_by_side
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.outcome import ExampleOutcome

ARMS = (small(), small(model=keyless("reference")))


@pytest.fixture
def place(tmp_path: Path) -> Project:
    return project(tmp_path / "project")


def heard(into: list[ExampleOutcome], stop_after: int | None = None) -> OnDone:
    def on_done(outcome: ExampleOutcome) -> None:
        into.append(outcome)
        if stop_after is not None and len(into) >= stop_after:
            raise KeyboardInterrupt

    return on_done


def journals(place: Project) -> list[list[str]]:
    found = sorted(place.runs.glob("r*/journal.jsonl"))
    return [[json.loads(line)["key"] for line in path.read_text(encoding="utf-8").splitlines()] for path in found]


def test_each_arm_is_the_run_that_it_would_be_alone(place: Project) -> None:
    outcomes: list[ExampleOutcome] = []
    awaited: list[int] = []

    def started(total: int) -> OnDone:
        awaited.append(total)
        return heard(outcomes)

    both = side_by_side(ARMS, place, started)
    assert awaited == [8]
    assert len(outcomes) == 8
    assert [found.record.manifest.config.model.name for found in both] == ["baseline", "reference"]
    (alone,) = side_by_side((_again(ARMS[0]),), place, lambda total: heard([]))
    alike = ([item.cells["extraction"] for item in found.record.examples] for found in (alone, both[0]))
    assert next(alike) == next(alike)


def _again(config: EvalConfig) -> EvalConfig:
    return EvalConfig(**{**dict(config), "epoch": "again"})


def test_what_was_answered_before_an_interruption_is_not_asked_again(place: Project) -> None:
    with pytest.raises(KeyboardInterrupt):
        side_by_side(ARMS, place, lambda total: heard([], stop_after=3))
    assert sum(map(len, journals(place))) >= 3
    side_by_side(ARMS, place, lambda total: heard([]))
    assert len(journals(place)) == 2
    assert all(len(set(keys)) == len(keys) for keys in journals(place))


def test_the_arms_take_turns(place: Project) -> None:
    outcomes: list[ExampleOutcome] = []
    narrow = [EvalConfig(**{**dict(config), "concurrency": 1}) for config in ARMS]
    side_by_side(narrow, place, lambda total: heard(outcomes))
    first = [item.example for item in outcomes[:4]]
    assert len(set(first)) < 4
