"""What no gain outweighs: counted in delivered answers only, bounded where nothing was found."""

from __future__ import annotations

from typing import Any

import pytest
from tests.records import example_record, run_record

from vitaeval.decisions.gate import gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.decisions.stops import fabricated_at_most, stopped
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score
from vitaeval.schema.verdict import GateRules, HardStop, Stopped

LEAK = HardStop(metric="pii_leak", title="Leaked personal data")
MAJOR = HardStop(metric="fabrication.major", title="Major inventions", margin=0.02)


def answered(bad: int, n: int = 100, **more: Any) -> RunRecord:
    """A run of `n` people, of whom the first `bad` get an answer with one finding of each kind."""
    return run_record(examples=tuple(example_record(f"e{at:03}", cells=_cells(at < bad), **more) for at in range(n)))


def _cells(is_bad: bool) -> dict[str, Score]:
    return {
        "pii_leak": Score(value=float(is_bad)),
        "fabrication": Score(value=0.0, parts={"critical": 0.0, "major": float(is_bad)}),
    }


def held(stop: HardStop, baseline: RunRecord, candidate: RunRecord) -> list[Stopped]:
    rules = GateRules(name="release", hard_stops=(stop,))
    rungs = gate_ladder(rules, len(candidate.examples))
    return list(stopped((baseline, candidate), rules, Look(rungs, len(rungs.steps) - 1)))


def test_one_leak_is_enough_and_none_is_no_stop() -> None:
    (found,) = held(LEAK, answered(0), answered(1))
    assert found.is_final
    assert found.examples == ("e000",)
    assert not held(LEAK, answered(0), answered(0))


def test_a_malformed_answer_reaches_nobody() -> None:
    assert not held(LEAK, answered(0), answered(100, state=State.MALFORMED, text="{"))


@pytest.mark.parametrize(("bad", "stops"), [(0, False), (1, False), (20, True)])
def test_a_share_may_not_grow_beyond_its_margin(bad: int, stops: bool) -> None:
    assert bool(held(MAJOR, answered(1), answered(bad))) is stops


def test_no_invention_in_three_hundred_answers_leaves_one_in_a_hundred() -> None:
    assert fabricated_at_most(answered(0, 300)) == pytest.approx(0.01, abs=0.0005)
    assert fabricated_at_most(answered(3, 300)) > 0.01  # type: ignore[operator]
    assert fabricated_at_most(run_record(examples=())) is None
