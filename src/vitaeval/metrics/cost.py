"""Cost: what the calls of one example were charged."""

from __future__ import annotations

from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score


def score(observation: Observation) -> Score | NotApplicable:
    """Price of all calls in USD, repairs included. One unknown price makes the sum unknown, never smaller."""
    if not observation.calls:
        return NotApplicable(reason="no model was called")
    prices = [call.reply.cost_usd for call in observation.calls]
    known = [price for price in prices if price is not None]
    if len(known) < len(prices):
        return NotApplicable(reason="price unknown")
    return Score(value=sum(known))


METRIC = Metric(
    name="cost",
    version="1",
    title="Cost",
    direction=Direction.DOWN,
    unit="USD",
    low=0.0,
    high=None,
    score=score,
)
