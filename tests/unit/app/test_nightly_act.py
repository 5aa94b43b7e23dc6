from pathlib import Path
from typing import Any

import pytest
from tests.kept_project import project
from tests.nights import rules

from vitaeval.app.nightly_act import acted, stored, task_file
from vitaeval.app.nightly_arms import Watch
from vitaeval.schema.chat import Evidence
from vitaeval.schema.nightly import Blame, Cause, TaskNight


def watch(root: Path, **more: Any) -> Watch:
    return Watch(project(root), rules(**more), "2026-01-30", "generate_cv", 2, ())


def night(cause: Cause | None = Cause.PROMPT, **more: Any) -> TaskNight:
    found = None
    if cause is not None:
        found = Blame(cause=cause, metric="quality", probe="1.0.0 · m", shift=0.0, n=30, reason="it holds")
    values = {"task": "generate_cv", "prompt": "1.1.0", "champion_from": "x", "model": "m", "evidence": Evidence.REAL}
    return TaskNight(**{**values, "blame": found, **more})


def test_a_quiet_night_does_nothing(tmp_path: Path) -> None:
    assert acted(watch(tmp_path / "p"), night(None)).action is None


def test_without_leave_a_rollback_is_only_proposed(tmp_path: Path) -> None:
    told = acted(watch(tmp_path / "p"), night()).action
    assert told is not None
    assert told.startswith("proposed: vitaeval rollback task=generate_cv")


@pytest.mark.parametrize("evidence", [Evidence.SIMULATED, Evidence.PROMPT_BLIND, Evidence.IMPORTED])
def test_answers_of_no_model_roll_back_nothing_that_is_released(tmp_path: Path, evidence: Evidence) -> None:
    told = acted(watch(tmp_path / "p", rollback=True), night(evidence=evidence)).action
    assert told is not None
    assert told.startswith("not rolled back")


def test_answers_of_something_else_roll_back_nothing(tmp_path: Path) -> None:
    other = night(unlike="in service is 1.1.0 as aaaa, and bbbb was asked")
    assert acted(watch(tmp_path, rollback=True), other).action == f"not rolled back: {other.unlike}"


@pytest.mark.parametrize("cause", [Cause.PROVIDER, Cause.MODEL, Cause.UNKNOWN])
def test_only_the_prompts_own_fault_is_acted_upon(tmp_path: Path, cause: Cause) -> None:
    told = acted(watch(tmp_path / "p", rollback=True), night(cause)).action
    assert told is not None
    assert told.startswith("alert only")


def test_what_was_done_is_never_done_again(tmp_path: Path) -> None:
    done = night(action="rolled back from 1.1.0 to 1.0.0")
    assert acted(watch(tmp_path / "p", rollback=True), done) == done


def test_a_night_that_was_not_measured_is_asked_anew(tmp_path: Path) -> None:
    ours = watch(tmp_path / "p")
    assert stored(ours) is None
    path = task_file(ours)
    path.parent.mkdir(parents=True)
    for found, kept in ((night(), True), (night(problem="away", problem_code=3), False)):
        path.write_text(found.model_dump_json(), encoding="utf-8")
        assert (stored(ours) == found) is kept
    path.write_text("{torn", encoding="utf-8")
    assert stored(ours) is None
