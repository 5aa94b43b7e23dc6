"""One answer from anywhere held against the metrics, outside of any run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vitaeval.parsing.validate import validate
from vitaeval.pipeline.chain import state_of
from vitaeval.runner.score import Scored, score
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply
from vitaeval.schema.golden import Example
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.score import Metric
from vitaeval.schema.task import TaskSpec


def single(
    task: TaskSpec, example: Example, answer: str, metrics: Sequence[Metric], as_of: str
) -> Mapping[str, Scored]:
    """A cell for each metric of the final stage's `answer` (JSON text, as a model would give it) to `example`.

    An answer that does not parse is malformed and gets each metric's declared worst value; nothing is known of
    the calls behind it, so that latency, tokens and cost have no number.
    """
    reply = Reply(
        text=answer,
        finish=FinishReason.STOP,
        served_model="elsewhere",
        evidence=Evidence.IMPORTED,
        timing=CallTiming(latency_ms=0.0),
        usage=None,
    )
    found = validate(reply, task.stages[-1].output)
    outcome = ExampleOutcome(example.id, 0, {task.final: found}, (), state_of(found))
    return score(outcome, example, metrics, as_of).cells
