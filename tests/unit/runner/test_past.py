from __future__ import annotations

from pathlib import Path

from tests.records import manifest
from tests.unit.runner.planned import asked, priced

from vitaeval.runner import folder as folders
from vitaeval.runner.journal import Journal
from vitaeval.runner.past import held_replies, past_calls


def kept_run(runs: Path, run_id: str = "r20260101-000000-abcdef-0000") -> Path:
    plan = priced(2)
    folder = folders.create(runs, manifest(run_id=run_id, config=plan.config))
    journal = Journal(folder / folders.JOURNAL)
    asked(plan, journal)
    journal.close()
    return folder


def test_past_calls_tell_tokens_time_and_who_was_asked(tmp_path: Path) -> None:
    kept_run(tmp_path)
    found = past_calls(tmp_path, "greet")
    assert len(found) == 4
    assert {(call.provider, call.model, call.prompt, call.completion, call.cached) for call in found} == {
        ("far", "far-1", 40, 10, 8)
    }
    assert {call.stage for call in found} == {"find", "write"}


def test_another_task_tells_nothing(tmp_path: Path) -> None:
    kept_run(tmp_path)
    assert past_calls(tmp_path, "other") == ()
    assert past_calls(tmp_path / "nowhere", "greet") == ()


def test_what_cannot_be_read_is_left_out_and_left_alone(tmp_path: Path) -> None:
    folder = kept_run(tmp_path)
    journal = folder / folders.JOURNAL
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"key": "torn')
    (tmp_path / "r2").mkdir()
    (tmp_path / "r2" / folders.MANIFEST).write_text("{}")
    assert len(past_calls(tmp_path, "greet")) == len(held_replies(folder)) == 4
    assert journal.read_bytes() == whole + b'{"key": "torn'
