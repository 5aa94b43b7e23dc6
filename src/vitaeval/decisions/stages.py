"""Each stage of a task on its own: what became of its answers, and what they took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from vitaeval.decisions.measured import Measured, Named, measured
from vitaeval.decisions.pairs import COUNTABLE, paired_by
from vitaeval.schema.run import ExampleRecord, RunRecord, StageRecord
from vitaeval.schema.score import Direction


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a stage; `read` gives None where nobody can tell it."""

    name: str
    title: str
    unit: str
    direction: Direction
    read: Callable[[StageRecord], float | None]
    timing: bool = False


MEASURES = (
    Measure("valid", "Valid answers", "share", Direction.UP, lambda stage: stage.valid),
    Measure("repairs", "Repairs", "calls", Direction.DOWN, lambda stage: stage.repairs),
    Measure("prompt_tokens", "Tokens read", "tokens", Direction.DOWN, lambda stage: stage.prompt_tokens),
    Measure("completion_tokens", "Tokens written", "tokens", Direction.DOWN, lambda stage: stage.completion_tokens),
    Measure("cost", "Cost", "USD", Direction.DOWN, lambda stage: stage.cost_usd),
    Measure("latency", "Latency", "s", Direction.DOWN, lambda stage: stage.latency_s, timing=True),
)


def stages(baseline: RunRecord, candidate: RunRecord) -> Iterator[Measured]:
    """Every stage's own numbers, stage by stage in the task's order; none for a task of one stage.

    An example counts for the stages that it reached in both runs. Records of earlier versions have no such numbers.
    """
    names = list(dict.fromkeys(name for run in (baseline, candidate) for item in run.examples for name in item.stages))
    for stage in names if len(names) > 1 else ():
        for measure in MEASURES:
            both = paired_by(baseline.examples, candidate.examples, partial(_value, stage, measure))
            named = Named(
                measure.name, measure.title, measure.unit, measure.direction, timing=measure.timing, stage=stage
            )
            found = measured(named, both)
            if found is not None:
                yield found


def _value(stage: str, measure: Measure, item: ExampleRecord) -> float | None:
    found = item.stages.get(stage) if item.state in COUNTABLE else None
    value = None if found is None else measure.read(found)
    return None if value is None else float(value)
