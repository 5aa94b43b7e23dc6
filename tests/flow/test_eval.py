from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.flow.conftest import QUIET, Place, keys, lasting, record

import vitaeval
import vitaeval.errors
from vitaeval.app import clock
from vitaeval.runner import folder as folders
from vitaeval.schema.chat import Evidence

FILES = {"run.json", "journal.jsonl", "record.json", "report.json", "report.md", "lock"}


def test_floor_and_ceiling_of_the_cv_task(place: Place) -> None:
    floor, ceiling = record(place.eval("model=baseline")), record(place.eval("model=reference"))
    assert len(floor.examples) == len(ceiling.examples) == 12
    assert ceiling.states["scored"] == floor.states["scored"] == 12
    assert all(item.passed for item in ceiling.examples)
    low, high = (found.aggregate("expectations") for found in (floor, ceiling))
    assert low is not None
    assert high is not None
    assert low.mean is not None
    assert high.mean is not None
    assert low.mean < high.mean
    assert floor.evidence is ceiling.evidence is Evidence.PROMPT_BLIND


def test_nothing_crashes_and_every_number_has_its_interval_or_says_why_not(place: Place) -> None:
    found = record(place.eval("model=baseline"))
    for item in found.aggregates:
        assert item.crashed == 0
        assert item.n + item.not_applicable == (12 if item.tag is None else item.n + item.not_applicable)
        assert (item.mean is None) == (item.n == 0)
        if item.low is not None and item.mean is not None and item.high is not None:
            assert item.low <= item.mean <= item.high


def test_the_posting_task_runs_the_same_way(place: Place) -> None:
    found = record(place.eval("task=parse_job", "prompt=1.0.0", "model=baseline"))
    assert found.states["scored"] == 12
    assert found.aggregate("extraction") is not None


def test_a_run_leaves_all_it_needs_and_says_where(place: Place) -> None:
    ended = place.run("eval", *QUIET, "suite.examples=2")
    (folder,) = place.folders()
    assert {path.name for path in folder.iterdir()} == FILES
    assert f"runs/{folder.name}/report.md" in ended.out
    assert "4 calls" in ended.out
    assert "not logged (tracking=none)" in ended.out
    assert "prompt_blind" in ended.out


def test_the_same_command_twice_makes_the_same_report(place: Place) -> None:
    first, second = place.eval("suite.examples=6"), place.eval("suite.examples=6")
    assert first != second
    assert lasting(first) == lasting(second)
    timing = [json.loads((folder / "report.json").read_text())["timing"] for folder in (first, second)]
    assert timing[0]["run_id"] != timing[1]["run_id"]


def test_fewer_at_once_changes_nothing(place: Place) -> None:
    assert lasting(place.eval("suite.examples=6", "concurrency=1")) == lasting(
        place.eval("suite.examples=6", "concurrency=64")
    )


def test_the_calendar_day_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    today = place.eval("suite.examples=6")
    monkeypatch.setattr(clock, "now", lambda: datetime(2041, 2, 3, tzinfo=UTC))
    later = place.eval("suite.examples=6")
    assert later.name.startswith("r20410203")
    assert lasting(today) == lasting(later)


ELSEWHERE = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Pago_Pago"},
]


def test_hash_seed_locale_and_time_zone_change_nothing(place: Place) -> None:
    here = place.eval("suite.examples=6")
    for more in ELSEWHERE:
        command = place.command("suite.examples=6")
        done = subprocess.run(command, cwd=place.root, env={**os.environ, **more}, capture_output=True)
        assert done.returncode == 0, done.stderr
        assert lasting(place.folders()[-1]) == lasting(here)


def test_a_sweep_makes_one_run_each(place: Place) -> None:
    ended = place.run("eval", "-m", *QUIET, "suite.examples=2", "prompt=1.0.0,1.1.0", "model=baseline,reference")
    assert ended.code == 0
    made = [record(folder).manifest.config for folder in place.folders()]
    assert [(config.prompt, config.model.name) for config in made] == [
        ("1.0.0", "baseline"),
        ("1.0.0", "reference"),
        ("1.1.0", "baseline"),
        ("1.1.0", "reference"),
    ]


def test_a_mistake_at_the_end_of_a_sweep_costs_nothing(place: Place) -> None:
    ended = place.run("eval", "-m", *QUIET, "prompt=1.0.0,1.1.1")
    assert ended.code == 2
    assert not (place.root / "runs").exists()


def test_rescoring_makes_the_same_record_without_any_call(place: Place) -> None:
    folder = place.eval("suite.examples=6")
    before, report, calls = record(folder), lasting(folder), (folder / "journal.jsonl").read_bytes()
    ended = place.run("rescore", "run=last")
    assert (ended.code, ended.err) == (0, "")
    assert "no number changed" in ended.out
    assert lasting(folder) == report
    assert record(folder).examples == before.examples
    assert record(folder).aggregates == before.aggregates
    assert (folder / "journal.jsonl").read_bytes() == calls
    assert place.folders() == [folder]


def test_rescoring_tells_which_numbers_moved(place: Place) -> None:
    metrics = place.root / "metrics"
    place.run("new", "metric", "name=bullets")
    folder = place.eval("suite.examples=4", "metrics=[bullets]")
    source = (metrics / "bullets.py").read_text()
    (metrics / "bullets.py").write_text(
        source.replace("len(answer", "2 * len(answer").replace('version="1"', 'version="2"')
    )
    ended = place.run("rescore", f"run={folder.name}")
    assert ended.code == 0
    side_by_side = ended.out.split("Then and now")[1]
    then, old, now, new, change = re.search(r"^bullets +(\S+) +(\S+) +(\S+) +(\S+) +(\S+)", side_by_side, re.M).groups()
    assert (old, new) == ("1", "2")
    assert float(now) == pytest.approx(2 * float(then), abs=0.01)
    assert float(change) == pytest.approx(float(then), abs=0.01)


def test_a_changed_golden_set_or_prompt_cannot_be_rescored(place: Place) -> None:
    place.eval("suite.examples=2")
    rows = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    text = rows.read_text()
    rows.write_text(text[: text.rindex("\n", 0, -1) + 1])
    ended = place.run("rescore", "run=last")
    assert ended.code == 2
    assert "was made on golden set" in ended.err


def test_runs_are_listed_newest_first_and_old_ones_go_only_when_told(place: Place) -> None:
    assert "no runs yet" in place.run("runs").out
    old, new = place.eval("suite.examples=2"), place.eval("suite.examples=3")
    listed = place.run("runs").out
    assert listed.index(new.name) < listed.index(old.name)
    assert f"would remove {old.name}" in place.run("runs", "gc", "keep=1").out
    assert old.is_dir()
    assert place.run("runs", "gc", "keep=1", "--yes").code == 0
    assert place.folders() == [new]


def test_unfinished_runs_hold_paid_answers_and_stay(place: Place) -> None:
    folder = place.eval("suite.examples=2")
    (folder / "record.json").unlink()
    assert "unfinished" in place.run("runs").out
    place.run("runs", "gc", "keep=0", "--yes")
    assert len(keys(folder)) == 4


def test_a_run_is_a_python_call_too(place: Place) -> None:
    by_hand = vitaeval.evaluate("suite=smoke", "suite.examples=2", project=place.root)
    assert vitaeval.load_run(project=place.root) == by_hand
    (folder,) = place.folders()
    assert folders.read_record(folder) == by_hand
    passed = by_hand.aggregate("passed")
    assert passed is not None
    assert passed.n == 2


def test_the_python_api_raises_what_the_command_line_prints(place: Place, tmp_path: Path) -> None:
    with pytest.raises(vitaeval.errors.UserError, match=r"did you mean baseline\?"):
        vitaeval.evaluate("model=basline", project=place.root)
    with pytest.raises(vitaeval.errors.UserError, match="no vitaeval project"):
        vitaeval.evaluate(project=tmp_path)
    with pytest.raises(vitaeval.errors.UserError, match="unknown run"):
        vitaeval.load_run("r1", project=place.root)
    assert sys.modules["vitaeval.errors"]
