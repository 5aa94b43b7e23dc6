"""Service levels are the candidate's alone, and only what was measured can break one."""

from __future__ import annotations

import pytest
from tests.records import example_record, run_record

from vitaeval.decisions.levels import levels
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score
from vitaeval.schema.verdict import Level, ServiceLevel, Statistic


def served(*seconds: float) -> RunRecord:
    return run_record(
        examples=tuple(
            example_record(f"e{place}", cells={"latency": Score(value=value)}) for place, value in enumerate(seconds)
        )
    )


def asked(run: RunRecord, **bounds: float | Statistic) -> Level:
    return next(levels(run, [ServiceLevel(metric="latency", title="Seconds", **bounds)]))  # type: ignore[arg-type]


def test_the_mean_and_the_slowest_of_twenty_are_different_promises() -> None:
    run = served(*[1.0] * 19, 50.0)
    assert asked(run, at_most=5).holds
    assert asked(run, at_most=5, statistic=Statistic.P95).holds
    assert not asked(served(*[1.0] * 18, 50.0, 50.0), at_most=5.5, statistic=Statistic.P95).holds


@pytest.mark.parametrize(("at_least", "holds"), [(2.0, True), (2.1, False)])
def test_a_bound_may_be_met_exactly(at_least: float, holds: bool) -> None:
    found = asked(served(1.0, 3.0), at_least=at_least)
    assert found.holds is holds
    assert f"asked at least {at_least:g}" in found.told


def test_what_nobody_measured_breaks_nothing_and_says_so() -> None:
    lost = run_record(examples=(example_record(state=State.UNANSWERED, cells={}),))
    found = asked(lost, at_most=1)
    assert (found.holds, found.value) == (True, None)
    assert "not measured" in found.told
