"""What could not be searched for inventions is never clean."""

from __future__ import annotations

from typing import Any

from tests.records import example_record, run_record

from vitaeval.decisions.unchecked import crashed, unreadable
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Crashed, NotApplicable, Score
from vitaeval.schema.verdict import GateRules, HardStop

RULES = GateRules(name="release", hard_stops=(HardStop(metric="fabrication.critical", title="Critical inventions"),))


def answered(cell: Any, **more: Any) -> RunRecord:
    return run_record(examples=(example_record("nurse", cells={"fabrication": cell}, **more),))


def graded(clean: float, critical: float = 0.0) -> Score:
    return Score(value=0.0, parts={"clean": clean, "critical": critical, "major": 0.0})


def test_an_answer_in_which_nothing_could_be_checked_is_named() -> None:
    assert list(unreadable(answered(graded(clean=0.0)))) == ["nurse"]


def test_clean_invented_and_missing_answers_are_no_unreadable_ones() -> None:
    assert not list(unreadable(answered(graded(clean=1.0))))
    assert not list(unreadable(answered(graded(clean=0.0, critical=1.0))))
    assert not list(unreadable(answered(NotApplicable(reason="no CV was delivered"))))
    assert not list(unreadable(answered(graded(clean=0.0), state=State.MALFORMED, text="{")))


def test_a_measurement_that_failed_hides_nothing() -> None:
    assert list(crashed(answered(Crashed(error="KeyError")), RULES)) == ["nurse"]
    assert not list(crashed(answered(Crashed(error="KeyError")), GateRules(name="release")))
