"""Which stage became slower, dearer or invalid: each stage has numbers of its own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.records import example_record, run_record

from vitaeval.decisions.compare import compare
from vitaeval.decisions.stages import MEASURES, stages
from vitaeval.schema.comparison import Compared, Comparing, Word
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord, StageRecord

N = 12


def stage(**more: Any) -> StageRecord:
    values: dict[str, Any] = {"valid": True, "repairs": 0, "prompt_tokens": 100, "completion_tokens": 20}
    return StageRecord(**{**values, "latency_s": 1.0, "cost_usd": 0.01, **more})


def run(find: StageRecord, write: StageRecord | None, **more: Any) -> RunRecord:
    reached = {"find": find} | ({"write": write} if write else {})
    return run_record(examples=tuple(example_record(f"e{n}", stages=reached, **more) for n in range(N)))


def found(baseline: RunRecord, candidate: RunRecord) -> dict[tuple[str | None, str], Compared]:
    return {(item.stage, item.metric): item for item in compare(baseline, candidate, Comparing()).stages}


def test_a_dearer_second_stage_is_named_and_the_first_is_not_blamed() -> None:
    told = found(run(stage(), stage()), run(stage(), stage(cost_usd=0.03, repairs=1)))
    assert len(told) == 2 * len(MEASURES)
    assert told["write", "cost"].word is Word.WORSE
    assert told["write", "cost"].delta == pytest.approx(0.02)
    assert told["write", "repairs"].word is Word.WORSE
    assert {item.word for (name, _), item in told.items() if name == "find"} == {Word.EQUIVALENT}


def test_a_stage_that_was_reached_on_one_side_only_is_no_pair() -> None:
    broken = run(stage(valid=False), None, state=State.MALFORMED, passed=False)
    told = found(run(stage(), stage()), broken)
    assert told["find", "valid"].word is Word.WORSE
    assert ("write", "valid") not in told


def test_what_a_provider_does_not_tell_is_no_number() -> None:
    told = found(run(stage(), stage()), run(stage(cost_usd=None, latency_s=None), stage()))
    assert ("find", "cost") not in told
    assert ("find", "latency") not in told
    assert ("write", "cost") in told


def test_an_example_without_an_answer_counts_for_no_stage() -> None:
    away = run(stage(), stage(valid=None), state=State.UNANSWERED, passed=None)
    assert not list(stages(run(stage(), stage()), away))


def test_a_task_of_one_stage_has_no_table_of_stages() -> None:
    assert not list(stages(run(stage(), None), run(stage(), None)))


def test_an_older_record_is_told_to_be_scored_again() -> None:
    two = {"find": {"word": "a"}, "write": {"text": "b"}}
    old = run_record(examples=tuple(example_record(f"e{n}", answers=two) for n in range(N)))
    notes = compare(old, old, Comparing()).notes
    assert any("vitaeval rescore run=" in note for note in notes)
    assert not any(
        "rescore" in note for note in compare(run(stage(), stage()), run(stage(), stage()), Comparing()).notes
    )
