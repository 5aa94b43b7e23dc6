"""A project's own dear metric: scored by processes of its own, which end with the command, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.flow.conftest import Place, lasting, record

from vitaeval.app.scoring import Rule, Run

DEAR = '''"""Takes its time, and notes where."""

import os
import time
from pathlib import Path

from vitaeval.schema.score import Direction, Metric, Observation, Score


def _dear(seen: Observation) -> Score:
    (Path(__file__).parent / f"{os.getpid()}.pid").touch()
    end = time.thread_time() + 0.05
    while time.thread_time() < end:
        pass
    return Score(value=len(seen.example.id) / 100)


METRIC = Metric("dear", "1", "dear", Direction.UP, "share", 0.0, 1.0, _dear)
'''
MANY = ("metrics=[dear,rouge]", "suite.examples=6", "suite.trials=20")


@pytest.fixture
def scored_by(place: Place) -> Path:
    """Where the dear metric notes the processes in which it is called."""
    folder = place.root / "metrics"
    folder.mkdir()
    (folder / "dear.py").write_text(DEAR)
    return folder


def pids(scored_by: Path) -> set[int]:
    return {int(path.stem) for path in scored_by.glob("*.pid")}


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.slow
def test_workers_score_a_projects_own_metric_as_this_process_does(
    place: Place, scored_by: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place.eval(*MANY)
    others = pids(scored_by) - {os.getpid()}
    assert others
    assert not any(map(lives, others))
    report, examples = lasting(folder), record(folder).examples
    alone = tuple(Rule(start_s=1e9) if isinstance(each, Rule) else each for each in Run.__init__.__defaults__ or ())
    monkeypatch.setattr(Run.__init__, "__defaults__", alone)
    ended = place.run("rescore", "run=last")
    assert "no number changed" in ended.out
    assert pids(scored_by) == {*others, os.getpid()}
    assert lasting(folder) == report
    assert record(folder).examples == examples


@pytest.mark.slow
@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_no_worker_outlives_the_command(place: Place, scored_by: Path, how: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        place.command(*MANY), cwd=place.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    while not (others := pids(scored_by) - {process.pid}):
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    os.killpg(process.pid, how)
    _, err = process.communicate()
    assert process.returncode == code
    assert b"Traceback" not in err
    end = time.monotonic() + 20
    while any(map(lives, others)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(lives, others))
