"""All stages of one example, in order."""

from __future__ import annotations

from typing import assert_never

from pydantic import BaseModel

from vitaeval.pipeline.stage import Job, Setting, run_stage
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, Skipped, StageOutcome, State, Unanswered
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
    return ExampleOutcome(job.example.id, job.trial, stages, calls, _state(stages, calls))


def _state(stages: dict[str, StageOutcome], calls: tuple[Call, ...]) -> State:
    if any(call.reply.substitute is not None for call in calls):
        return State.SUBSTITUTED
    return state_of(list(stages.values())[-1])


def state_of(last: StageOutcome) -> State:
    """What an example counts as whose last stage ended so."""
    match last:
        case Ok():
            return State.SCORED
        case Malformed():
            return State.MALFORMED
        case Unanswered():
            return State.UNANSWERED
        case Skipped():
            return State.SKIPPED
        case _:
            assert_never(last)
