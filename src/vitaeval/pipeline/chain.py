"""All stages of one example, in order."""

from __future__ import annotations

from pydantic import BaseModel

from vitaeval.pipeline.stage import Job, Setting, run_stage
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, StageOutcome, State, Unanswered
from vitaeval.schema.ports import ChatModel


async def run_chain(chat: ChatModel, setting: Setting, job: Job) -> ExampleOutcome:
    """Run the task's stages until one does not end Ok; later stages then are not asked."""
    stages: dict[str, StageOutcome] = {}
    answers: dict[str, BaseModel] = {}
    calls: tuple[Call, ...] = ()
    for spec in setting.task.stages:
        result = await run_stage(chat, setting, spec, job, answers)
        stages[spec.name] = result.outcome
        calls += result.calls
        if not isinstance(result.outcome, Ok):
            break
        answers[spec.name] = result.outcome.value
    return ExampleOutcome(job.example.id, job.trial, stages, calls, _state(stages))


def _state(stages: dict[str, StageOutcome]) -> State:
    last = list(stages.values())[-1]
    if isinstance(last, Unanswered):
        return State.UNANSWERED
    return State.MALFORMED if isinstance(last, Malformed) else State.SCORED
