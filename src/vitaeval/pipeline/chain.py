"""All stages of one example, in order."""

from __future__ import annotations

from pydantic import BaseModel

from vitaeval.pipeline.stage import Setting, run_stage
from vitaeval.schema.golden import Example
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, StageOutcome, State, Unanswered
from vitaeval.schema.ports import ChatModel


async def run_chain(chat: ChatModel, setting: Setting, example: Example, trial: int) -> ExampleOutcome:
    """Run the task's stages until one does not end Ok; later stages then are not asked."""
    stages: dict[str, StageOutcome] = {}
    answers: dict[str, BaseModel] = {}
    calls: tuple[Call, ...] = ()
    for spec in setting.task.stages:
        result = await run_stage(chat, setting, spec, example, trial, answers)
        stages[spec.name] = result.outcome
        calls += result.calls
        if not isinstance(result.outcome, Ok):
            break
        answers[spec.name] = result.outcome.value
    return ExampleOutcome(example.id, trial, stages, calls, _state(stages))


def _state(stages: dict[str, StageOutcome]) -> State:
    last = list(stages.values())[-1]
    if isinstance(last, Unanswered):
        return State.UNANSWERED
    return State.MALFORMED if isinstance(last, Malformed) else State.SCORED
