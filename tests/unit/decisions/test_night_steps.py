from typing import Any

import pytest
from tests.nights import OLD, chart, night_of, night_run, rules

from vitaeval.decisions.night_steps import Step, Tonight, next_step
from vitaeval.schema.nightly import Blame, Cause, ChartState, NightRun, Role

WHOLE = night_run(night_of(1), {"quality": {"a": 1.0, "b": 1.0}})
SOME = night_run(night_of(1), {"quality": {"a": 1.0}}, whole=False)
LOST = night_run(night_of(1), {"quality": {"a": 1.0}}, lost=1)
PROBED = night_run(night_of(1), {"quality": {"a": 1.0}}, setting=OLD, role=Role.PROBE, whole=False)
ALL_PROBED = night_run(night_of(1), {"quality": {"a": 1.0}}, setting=OLD, role=Role.PROBE)


def unclear(cause: Cause) -> Blame:
    return Blame(cause=cause, metric="quality", probe="1.0.0", shift=0.0, n=1, reason="")


def tonight(*runs: NightRun, state: ChartState, **more: Any) -> Tonight:
    values: dict[str, Any] = {"readings": (chart(state),), "probed": (), "probe_nights": None, "blame": None}
    return Tonight(runs=runs, **{**values, **more})


@pytest.mark.parametrize(
    ("seen", "step"),
    [
        (tonight(state=ChartState.MISSING), Step.FIRST),
        (tonight(state=ChartState.MISSING, readings=(chart(ChartState.MISSING, collected=3),)), Step.WHOLE),
        (tonight(LOST, state=ChartState.MISSING), Step.FIRST),
        (tonight(SOME, state=ChartState.OK), Step.DONE),
        (tonight(SOME, state=ChartState.WARNING), Step.WHOLE),
        (tonight(SOME, state=ChartState.COLLECTING), Step.WHOLE),
        (tonight(WHOLE, state=ChartState.WARNING), Step.DONE),
        (tonight(WHOLE, state=ChartState.ALARM), Step.AGAIN),
        (tonight(WHOLE, state=ChartState.DRIFT), Step.DONE),
        (tonight(WHOLE, state=ChartState.DRIFT, probe_nights=3), Step.PROBE),
        (tonight(WHOLE, state=ChartState.OK, probe_nights=2), Step.PROBE_WHOLE),
        (tonight(WHOLE, state=ChartState.OK, probe_nights=2, probed=(ALL_PROBED,)), Step.DONE),
        (tonight(WHOLE, state=ChartState.OK, probe_nights=3), Step.DONE),
        (tonight(WHOLE, state=ChartState.WARNING, probe_nights=0), Step.DONE),
    ],
)
def test_the_next_question_follows_from_what_is_known(seen: Tonight, step: Step) -> None:
    assert next_step(seen, rules()) is step


@pytest.mark.parametrize(
    ("cause", "nights", "probed", "step"),
    [
        (Cause.UNKNOWN, 3, PROBED, Step.PROBE_WHOLE),
        (Cause.UNKNOWN, 3, ALL_PROBED, Step.DONE),
        (Cause.UNKNOWN, 0, PROBED, Step.DONE),
        (Cause.PROMPT, 3, PROBED, Step.DONE),
    ],
)
def test_a_probe_is_asked_more_only_where_that_can_tell(
    cause: Cause, nights: int, probed: NightRun, step: Step
) -> None:
    seen = tonight(WHOLE, state=ChartState.DRIFT, probe_nights=nights, probed=(probed,), blame=unclear(cause))
    assert next_step(seen, rules()) is step
