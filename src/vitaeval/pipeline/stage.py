"""One stage of one example: render, call, parse, and one repair call when the answer is invalid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from vitaeval.errors import CreditExhausted, OverBudget, ProviderError
from vitaeval.parsing.validate import validate
from vitaeval.prompts.render import render
from vitaeval.schema.chat import Message, OutputFormat, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.golden import Example
from vitaeval.schema.outcome import Call, Malformed, Skipped, StageOutcome, Unanswered
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.prompt import PromptVersion, StageBinding
from vitaeval.schema.task import StageSpec, TaskSpec

REPAIR = (
    "Your answer could not be used: {reason}\n"
    "Send the whole answer again as one JSON object that follows the required schema. "
    "Change nothing else, add no fields, and write nothing before or after the object."
)


@dataclass(frozen=True, slots=True)
class StageModel:
    """Which model a stage asks (`provider/id`), and the sampling that its configuration insists on."""

    name: str
    sampling: Sampling


@dataclass(frozen=True, slots=True)
class Setting:
    """What all examples of a run share; `models` has one for each stage."""

    task: TaskSpec
    prompt: PromptVersion
    models: Mapping[str, StageModel]
    epoch: str


@dataclass(frozen=True, slots=True)
class Job:
    """One example in one trial."""

    example: Example
    trial: int


@dataclass(frozen=True, slots=True)
class StageResult:
    """How a stage ended and the calls that it took."""

    outcome: StageOutcome
    calls: tuple[Call, ...]


async def run_stage(
    chat: ChatModel, setting: Setting, spec: StageSpec, job: Job, answers: Mapping[str, BaseModel]
) -> StageResult:
    """Ask for one stage's answer; a provider's failure becomes Unanswered, an invalid answer Malformed."""
    request = _request(setting, spec, job, answers)
    calls: tuple[Call, ...] = ()
    try:
        reply = await chat(request)
        calls = (Call(spec.name, reply, repair=False),)
        outcome = validate(reply, spec.output)
        if isinstance(outcome, Malformed):
            reply = await chat(_repair(request, reply, outcome.reason))
            calls = (*calls, Call(spec.name, reply, repair=True))
            outcome = validate(reply, spec.output)
    except (OverBudget, CreditExhausted) as error:
        return StageResult(Skipped(str(error)), calls)
    except ProviderError as error:
        return StageResult(Unanswered(str(error)), calls)
    return StageResult(outcome, calls)


def _request(setting: Setting, spec: StageSpec, job: Job, answers: Mapping[str, BaseModel]) -> Request:
    binding, model = setting.prompt.stage(spec.name), setting.models[spec.name]
    return Request(
        purpose=Purpose(task=setting.task.name, stage=spec.name, example=job.example.id),
        messages=render(binding, spec.variables(job.example, answers), spec.stands_for),
        model=model.name,
        sampling=_sampling(binding, model.sampling),
        output=OutputFormat(name=binding.output, json_schema=binding.output_schema),
        trial=job.trial,
        epoch=setting.epoch,
        prompt=setting.prompt.version_of(spec.name),
        inputs={"example": job.example, "answers": dict(answers)},
    )


def _sampling(binding: StageBinding, override: Sampling) -> Sampling:
    """The version's sampling, where the model's configuration does not set its own."""
    chosen = {**binding.sampling.model_dump(), **override.model_dump(exclude_none=True)}
    return Sampling(**chosen)


def _repair(request: Request, reply: Reply, reason: str) -> Request:
    said = Message(role=Role.ASSISTANT, content=reply.text or "(nothing)")
    ask = Message(role=Role.USER, content=REPAIR.format(reason=reason))
    purpose = Purpose(**{**request.purpose.model_dump(), "attempt": 1})
    return replace(request, messages=(*request.messages, said, ask), purpose=purpose)
