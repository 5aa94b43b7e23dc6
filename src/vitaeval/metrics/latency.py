"""Latency: how long the providers took for one example."""

from __future__ import annotations

from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score


def score(observation: Observation) -> Score | NotApplicable:
    """Sum of the providers' own time over all calls in seconds, repairs included, our waiting left out."""
    if not observation.calls:
        return NotApplicable(reason="no model was called")
    if any(call.reply.batched for call in observation.calls):
        return NotApplicable(reason="answered in a batch: no vendor tells how long one answer took")
    return Score(value=sum(call.reply.timing.latency_ms for call in observation.calls) / 1000)


METRIC = Metric(
    name="latency",
    version="2",
    title="Latency",
    direction=Direction.DOWN,
    unit="s",
    low=0.0,
    high=None,
    score=score,
    timing=True,
)
