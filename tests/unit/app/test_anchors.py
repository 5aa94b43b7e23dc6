from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from vitaeval.app.anchors import anchors
from vitaeval.app.configure import configured
from vitaeval.app.project import Project, find_project
from vitaeval.app.wire import Parts, wire

REPOSITORY = find_project(Path(__file__).parent)
CHOSEN = ("task=parse_job", "prompt=1.0.0", "suite=smoke", "suite.examples=3", "tracking=none")


@pytest.fixture(scope="module")
def parts() -> Parts:
    return wire(configured(Project(REPOSITORY.root), CHOSEN), Project(REPOSITORY.root))


def test_floor_and_ceiling_do_not_depend_on_the_model_of_the_run(parts: Parts, tmp_path: Path) -> None:
    chosen = [*(word for word in CHOSEN if not word.startswith("model=")), "model=reference"]
    config = configured(Project(REPOSITORY.root), chosen)
    other = wire(config, Project(REPOSITORY.root))
    assert anchors(other, tmp_path / "one") == anchors(parts, tmp_path / "two")


def test_they_are_kept_and_a_damaged_copy_is_made_anew(parts: Parts, tmp_path: Path) -> None:
    first = anchors(parts, tmp_path)
    (kept,) = (tmp_path / ".anchors").iterdir()
    before = kept.read_bytes()
    kept.write_text("{")
    assert anchors(parts, tmp_path) == first
    assert kept.read_bytes() == before


def test_other_metrics_have_their_own(parts: Parts, tmp_path: Path) -> None:
    anchors(parts, tmp_path)
    anchors(replace(parts, metrics=parts.metrics[:1]), tmp_path)
    assert len(list((tmp_path / ".anchors").iterdir())) == 2


def test_numbers_that_differ_from_run_to_run_are_no_anchors(parts: Parts, tmp_path: Path) -> None:
    found = anchors(parts, tmp_path)
    timed = {metric.name for metric in parts.metrics if metric.timing}
    assert timed
    assert timed.isdisjoint(name.split(".")[0] for name in (*found.floor, *found.ceiling))
    shutil.rmtree(tmp_path / ".anchors")
