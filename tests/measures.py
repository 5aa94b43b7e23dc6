"""A small metric on a set of one example, as other libraries meet it."""

from __future__ import annotations

from vitaeval.interop.measure import Measure
from vitaeval.schema.score import Cell, Direction, Finding, Metric, NotApplicable, Score


def length(example: str, answer: str) -> Cell:
    """Letters of the answer as a share of ten; an empty one has no number."""
    if not answer:
        return NotApplicable(reason=f"{example} has no answer")
    share = min(len(answer), 10) / 10
    return Score(value=share, parts={"half": share / 2}, findings=(Finding(kind="letters", text=answer),))


METRIC = Metric(
    name="length",
    version="3",
    title="Length",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=lambda seen: NotApplicable(reason=seen.as_of),
    parts=("half",),
)
LENGTH = Measure(METRIC, "greet/core", length)
