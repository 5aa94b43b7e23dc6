"""Validity: did every stage end with an answer that fits its schema?"""

from __future__ import annotations

from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score


def score(observation: Observation) -> Score | NotApplicable:
    """1.0 when every stage that was called has a valid answer, else 0.0.

    Part `repaired`: share of the stages that needed the repair call, in [0, 1]. Not applicable where
    nothing was called and nothing answered.
    """
    called = tuple(dict.fromkeys((*(call.stage for call in observation.calls), *observation.answers)))
    if not called:
        return NotApplicable(reason="no stage was called")
    invalid = [stage for stage in called if stage not in observation.answers]
    repaired = {call.stage for call in observation.calls if call.repair}
    return Score(
        value=0.0 if invalid else 1.0,
        parts={"repaired": len(repaired) / len(called)},
        findings=tuple(Finding(kind="invalid_answer", text=stage) for stage in invalid),
    )


METRIC = Metric(
    name="validity",
    version="1",
    title="Valid answers",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    parts=("repaired",),
    against=("repaired",),
)
