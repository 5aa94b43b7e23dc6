from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.disk import disk_of
from tests.line import config
from tests.records import example_record, manifest, run_record

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.runner import folder as folders
from vitaeval.schema.outcome import State

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def kept(runs: Path, run_id: str, key: str = "k" * 64) -> Path:
    return folders.create(runs, manifest(run_id=run_id, generation_key=key))


def finish(folder: Path, state: State = State.SCORED) -> None:
    done = run_record(manifest=folders.read_manifest(folder), examples=(example_record(state=state),))
    folders.write(folder / folders.RECORD, done.model_dump_json())


def test_a_run_id_sorts_by_time_begins_with_a_letter_and_is_never_taken_twice() -> None:
    first, second = folders.new_run_id(NOW, "abcdef99"), folders.new_run_id(NOW, "abcdef99")
    later = folders.new_run_id(NOW.replace(hour=4), "000000")
    assert first.startswith("r20260102-030405000000-abcdef-")
    assert first != second
    assert max(first, second) < later


def test_a_new_run_has_its_manifest(tmp_path: Path) -> None:
    folder = kept(tmp_path / "runs", "r1")
    assert folders.read_manifest(folder) == manifest(run_id="r1")
    assert folders.run_ids(tmp_path / "runs") == ("r1",)


def test_writing_replaces_in_one_step_and_leaves_nothing_beside(tmp_path: Path) -> None:
    folders.write(tmp_path / "x", "old")
    folders.write(tmp_path / "x", "neü\n")
    assert (tmp_path / "x").read_bytes() == "neü\n".encode()
    assert os.listdir(tmp_path) == ["x"]


def test_what_cannot_be_written_is_the_environments_failure_and_the_old_text_stays(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(EnvironmentFailure, match="cannot write"):
        folders.write(tmp_path / "x", "new")
    assert os.listdir(tmp_path) == ["x"]


def test_a_run_that_cannot_be_created_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file in the way")
    with pytest.raises(EnvironmentFailure, match="cannot create"):
        kept(tmp_path / "runs", "r1")


def test_a_disk_too_full_for_the_manifest_leaves_no_empty_run(tmp_path: Path) -> None:
    with disk_of(10), pytest.raises(EnvironmentFailure, match=r"run\.json: cannot write"):
        kept(tmp_path / "runs", "r1")
    assert os.listdir(tmp_path / "runs") == []


def test_a_second_process_cannot_work_on_the_same_run(tmp_path: Path) -> None:
    folder = kept(tmp_path, "r1")
    code = (
        "import sys, pathlib; from vitaeval.runner.folder import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('mine')"
    )
    command = [sys.executable, "-c", code, str(folder)]
    with folders.locked(folder):
        second = subprocess.run(command, capture_output=True, text=True)
    assert "another process is working on this run" in second.stderr
    assert second.stdout == ""
    assert subprocess.run(command, capture_output=True, text=True).stdout == "mine\n"


def test_a_crash_inside_releases_the_lock(tmp_path: Path) -> None:
    folder = kept(tmp_path, "r1")
    with pytest.raises(ZeroDivisionError), folders.locked(folder):
        raise ZeroDivisionError
    with folders.locked(folder):
        assert folder.is_dir()


def test_the_newest_unfinished_run_of_the_same_questions_is_resumed(tmp_path: Path) -> None:
    kept(tmp_path, "r1")
    newest = kept(tmp_path, "r2")
    finish(kept(tmp_path, "r3"))
    kept(tmp_path, "r4", key="other")
    assert folders.resumable(tmp_path, "k" * 64) == newest


def test_nothing_is_resumed_when_all_is_done_or_nothing_is_kept(tmp_path: Path) -> None:
    assert folders.resumable(tmp_path / "none", "k" * 64) is None
    finish(kept(tmp_path, "r1"))
    kept(tmp_path, "r2", key="other")
    assert folders.resumable(tmp_path, "k" * 64) is None


def test_the_last_run_is_resumed_when_calls_went_unanswered(tmp_path: Path) -> None:
    finish(kept(tmp_path, "r1"))
    finish(last := kept(tmp_path, "r2"), State.UNANSWERED)
    assert folders.resumable(tmp_path, "k" * 64) == last


def test_an_older_run_with_unanswered_calls_was_superseded(tmp_path: Path) -> None:
    finish(kept(tmp_path, "r1"), State.UNANSWERED)
    finish(kept(tmp_path, "r2"))
    assert folders.resumable(tmp_path, "k" * 64) is None


def test_a_run_is_found_by_id_or_as_the_last(tmp_path: Path) -> None:
    kept(tmp_path, "r1")
    newest = kept(tmp_path, "r2")
    assert folders.find(tmp_path, "r1") == tmp_path / "r1"
    assert folders.find(tmp_path, "last") == newest


def test_an_unknown_run_gets_near_matches(tmp_path: Path) -> None:
    kept(tmp_path, "r20260101-abcdef")
    with pytest.raises(DataError, match="did you mean r20260101-abcdef"):
        folders.find(tmp_path, "r20260101-abcdeg")
    with pytest.raises(DataError, match="did you mean last"):
        folders.find(tmp_path, "lst")


def test_without_runs_there_is_no_last(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is none yet"):
        folders.find(tmp_path, "last")


def test_an_unfinished_run_says_how_to_go_on(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="run the same `vitaeval eval` command again"):
        folders.read_record(kept(tmp_path, "r1"))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', '{"format": 1}', '{"format": 1, "future": 1}'])
def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    folder = kept(tmp_path, "r1")
    (folder / folders.MANIFEST).write_text(text)
    with pytest.raises(DataError, match=r"run\.json"):
        folders.read_manifest(folder)


def test_a_manifest_holds_the_whole_configuration(tmp_path: Path) -> None:
    assert folders.read_manifest(kept(tmp_path, "r1")).config == config()
