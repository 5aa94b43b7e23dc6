"""What goes wrong around a run: it is killed, interrupted, the disk is full, the model is away or babbles."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.flow.conftest import QUIET, Place, keys, lasting, record

MANY = ("model=slow", "suite.examples=5", "suite.trials=4", "concurrency=2")
CALLS = 5 * 4 * 2


def started(place: Place, least: int) -> subprocess.Popen[bytes]:
    """The command under way, with at least `least` calls on disk."""
    process = subprocess.Popen(
        place.command(*MANY), cwd=place.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    while process.poll() is None:
        found = list((place.root / "runs").glob("r*/journal.jsonl"))
        if found and found[0].read_bytes().count(b"\n") >= least:
            return process
        time.sleep(0.01)
    raise AssertionError(process.communicate())


@pytest.fixture
def whole(place: Place, far: Path, tmp_path: Path) -> bytes:
    """What an uninterrupted run of the same questions reports."""
    report = lasting(place.eval(*MANY))
    shutil.rmtree(place.root / "runs")
    return report


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_a_stopped_run_is_finished_by_the_same_command(
    place: Place, whole: bytes, how: signal.Signals, code: int
) -> None:
    process = started(place, least=6)
    os.killpg(process.pid, how)
    _, err = process.communicate()
    assert process.returncode == code
    assert b"Traceback" not in err
    assert (b"the same command resumes" in err) is (code == 130)
    (folder,) = place.folders()
    assert not (folder / "record.json").exists()
    before = keys(folder)
    assert 6 <= len(before) < CALLS

    ended = place.run("eval", *QUIET, *MANY)
    assert ended.code == 0, ended
    assert f"resuming {folder.name}" in ended.out
    assert f"{CALLS} calls, {len(before)} of them from the journal" in ended.out
    assert place.folders() == [folder]
    assert keys(folder)[: len(before)] == before
    assert len(set(keys(folder))) == len(keys(folder)) == CALLS
    assert lasting(folder) == whole


def test_a_torn_line_costs_one_call(place: Place, whole: bytes) -> None:
    folder = place.eval(*MANY)
    (folder / "record.json").unlink()
    journal = folder / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    ended = place.run("eval", *QUIET, *MANY)
    assert f"{CALLS} calls, {CALLS - 1} of them from the journal" in ended.out
    assert lasting(folder) == whole


def test_who_resumes_decides_anew_what_decides_no_answer(place: Place) -> None:
    folder = place.eval("suite.examples=3", "metrics=[tone]")
    (folder / "record.json").unlink()
    assert place.eval("suite.examples=3", "metrics=[rouge]", "concurrency=3") == folder
    found = record(folder)
    assert list(found.metric_versions) == ["rouge"]
    assert (found.manifest.config.metrics, found.manifest.config.concurrency) == (("rouge",), 3)
    assert place.run("rescore", "run=last").code == 0
    assert list(record(folder).metric_versions) == ["rouge"]


def test_a_second_command_does_not_touch_a_run_under_way(place: Place, far: Path) -> None:
    process = started(place, least=1)
    try:
        ended = place.run("eval", *QUIET, *MANY)
        assert ended.code == 3
        assert "another process is working on this run" in ended.err
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def tiny(place: Place) -> Iterator[Path]:
    """`runs/` on a disk of 96 KiB, mounted beside pytest's own folders: those cannot be removed over a mount."""
    with TemporaryDirectory(prefix="vitaeval-tiny-", ignore_cleanup_errors=True) as disk:
        mounted = shutil.which("mount") and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk], capture_output=True
        )
        if not mounted or mounted.returncode:
            pytest.skip("needs the right to mount a tmpfs")
        (place.root / "runs").symlink_to(disk)
        yield Path(disk)
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_keeps_the_run_and_it_goes_on_when_there_is_space(place: Place, tiny: Path) -> None:
    chosen = ("eval", *QUIET, "suite.examples=12")
    ended = place.run(*chosen)
    assert ended.code == 3
    assert "No space left on device" in ended.err
    (folder,) = place.folders()
    before = keys(folder)
    assert not (folder / "record.json").exists()

    subprocess.run(["mount", "-o", "remount,size=64m", str(tiny)], check=True)
    again = place.run(*chosen)
    assert again.code == 0, again
    assert place.folders() == [folder]
    assert keys(folder)[: len(before)] == before
    assert len(set(keys(folder))) == len(keys(folder)) == 24
    shutil.copytree(folder, place.root / "kept")
    shutil.rmtree(folder)
    assert lasting(place.eval("suite.examples=12")) == lasting(place.root / "kept")


def fill(path: Path) -> None:
    """A file that takes all the space there is."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)


def test_a_disk_that_is_full_from_the_start_leaves_nothing_behind(place: Place, tiny: Path) -> None:
    fill(tiny / "ballast")
    ended = place.run("eval", *QUIET, "suite.examples=2")
    assert ended.code == 3
    assert "No space left on device" in ended.err
    assert [path.name for path in tiny.iterdir()] == ["ballast"]


FIVE = ("suite.examples=5",)


@pytest.fixture
def ids(place: Place, far: Path) -> list[str]:
    """The examples of the smallest suite."""
    folder = place.eval(*FIVE)
    found = [item.example for item in record(folder).examples]
    shutil.rmtree(place.root / "runs")
    return found


def test_a_missing_answer_counts_against_the_run_and_is_asked_again(place: Place, far: Path, ids: list[str]) -> None:
    far.write_text(ids[1])
    chosen = ("eval", *QUIET, *FIVE, "model=odd", "model.id=away")
    ended = place.run(*chosen)
    assert ended.code == 12
    assert "20% without answer" in ended.out
    (folder,) = place.folders()
    lost = record(folder)
    assert (lost.states["unanswered"], lost.states["scored"]) == (1, 4)
    item = lost.examples[1]
    assert (item.passed, item.reason) == (None, "analysis: odd: nobody there")
    assert {cell.kind for cell in item.cells.values()} == {"not_applicable"}
    passed = lost.aggregate("passed")
    assert passed is not None
    assert passed.n == 4
    assert len(keys(folder)) == 8

    far.unlink()
    again = place.run(*chosen)
    assert again.code == 0, again
    assert place.folders() == [folder]
    assert "10 calls, 8 of them from the journal" in again.out
    assert record(folder).states["scored"] == 5
    reference = place.eval(*FIVE, "model=baseline")
    assert record(folder).aggregate("expectations") == record(reference).aggregate("expectations")


def test_a_few_missing_answers_are_allowed(place: Place, far: Path, ids: list[str]) -> None:
    far.write_text(ids[1])
    ended = place.run("eval", *QUIET, *FIVE, "model=odd", "model.id=away", "max_unanswered=0.2")
    assert ended.code == 0


@pytest.mark.parametrize("manner", ["empty", "prose", "extra", "cut", "refusal"])
def test_a_useless_answer_is_malformed_and_counts_against_the_prompt(
    place: Place, far: Path, ids: list[str], manner: str
) -> None:
    far.write_text(ids[1])
    folder = place.eval(*FIVE, "model=odd", f"model.id={manner}")
    found = record(folder)
    assert (found.states["malformed"], found.states["scored"], found.states["unanswered"]) == (1, 4, 0)
    item = found.examples[1]
    assert (item.passed, item.calls, item.repairs) == (False, 2, 1)
    assert item.reason is not None
    assert item.reason.startswith("analysis: ")
    assert item.value("validity") == 0.0
    assert item.value("expectations") == 0.0
    passed = found.aggregate("passed")
    assert passed is not None
    assert passed.n == 5
    assert item.reason.split(": ", 1)[1][:30] in (folder / "report.md").read_text()
    worst = json.loads((folder / "report.json").read_text())["worst"]
    assert worst[0]["example"] == ids[1]
