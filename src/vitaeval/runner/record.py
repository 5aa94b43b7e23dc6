"""From a scored outcome to its record: what is kept of one example."""

from __future__ import annotations

from vitaeval.runner.score import ScoredOutcome
from vitaeval.runner.stages import stage_records
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, Skipped, State, Unanswered
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import Crashed, number
from vitaeval.schema.task import TaskSpec


def _passed(item: ScoredOutcome, task: TaskSpec) -> bool | None:
    """Goal at its threshold and every condition met; None when nothing came back to judge.

    A goal that has no number (a right "insufficient" answer) leaves the decision to the conditions.
    """
    match item.outcome.state:
        case State.MALFORMED:
            return False
        case State.UNANSWERED | State.SUBSTITUTED | State.SKIPPED:
            return None
    cells = item.cells
    goal = number(cells, task.goal)
    conditions = [number(cells, name) for name in task.must_hold]
    if any(isinstance(cells.get(name.split(".")[0]), Crashed) for name in (task.goal, *task.must_hold)):
        return None
    return (goal is None or goal >= item.example.threshold) and all(held in (None, 1.0) for held in conditions)


def example_record(item: ScoredOutcome, task: TaskSpec) -> ExampleRecord:
    """One example with its cells, answers and what it took."""
    outcome = item.outcome
    answers = {
        name: stage.value.model_dump(mode="json") for name, stage in outcome.stages.items() if isinstance(stage, Ok)
    }
    return ExampleRecord(
        example=item.example.id,
        cluster=item.example.cluster,
        tags=item.example.tags,
        trial=outcome.trial,
        state=outcome.state,
        reason=_reason(outcome),
        passed=_passed(item, task),
        cells=dict(item.cells),
        answers=answers,
        text=outcome.calls[-1].reply.text if outcome.calls and task.final not in answers else None,
        calls=len(outcome.calls),
        repairs=sum(call.repair for call in outcome.calls),
        latency_ms=sum(call.reply.timing.latency_ms for call in outcome.calls),
        waited_ms=sum(call.reply.timing.waited_ms for call in outcome.calls),
        stages=stage_records(outcome),
        sealed=item.example.sealed,
    )


def _reason(outcome: ExampleOutcome) -> str | None:
    for name, stage in outcome.stages.items():
        if isinstance(stage, Malformed | Unanswered | Skipped):
            return f"{name}: {stage.reason}"
    return None
