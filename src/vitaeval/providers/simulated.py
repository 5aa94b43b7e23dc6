"""`model=simulated`: golden or baseline answers with seeded defects, to try decisions where the truth is known."""

from __future__ import annotations

from random import Random
from typing import cast

from pydantic import BaseModel

from vitaeval.errors import ConfigError, Permanent, Transient
from vitaeval.providers._spoiling import KINDS, Spoiler, drawn
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply, Request, Usage
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.schema.simulation import OUTAGE, Behaviour, Simulation, Whose
from vitaeval.schema.task import Answers, TaskSpec

CHARS_A_TOKEN = 4
SPREAD = 0.2


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """The simulation that `config` describes. Raises ConfigError for a kind of defect that nobody knows."""
    simulation = config.simulation or Simulation()
    _check(simulation, config.name)
    spoiler = Spoiler(around.people)

    async def call(request: Request, /) -> Reply:
        how = simulation.of_version(request.prompt)
        rng = Random(_seed(simulation, request))
        if drawn(how.rates or {}, (OUTAGE,), rng):
            raise Transient(config.id, "a simulated outage", status=503)
        example = cast(Example, request.inputs["example"])
        try:
            answer = _answer(simulation, around.tasks[request.purpose.task], request)
        except Exception as error:
            raise Permanent(config.id, f"{type(error).__name__}: {error}") from error
        return _reply(config.id, spoiler.text(answer, example, how, rng), request, how, rng)

    return call


def _answer(simulation: Simulation, task: TaskSpec, request: Request) -> BaseModel:
    stage = next(stage for stage in task.stages if stage.name == request.purpose.stage)
    give = stage.reference if simulation.of is Whose.REFERENCE else stage.baseline
    return give(cast(Example, request.inputs["example"]), cast(Answers, request.inputs["answers"]))


def _reply(name: str, text: str, request: Request, how: Behaviour, rng: Random) -> Reply:
    said = sum(len(message.content) for message in request.messages)
    spread = max(0.0, rng.gauss(1.0, SPREAD))
    return Reply(
        text=text,
        finish=FinishReason.STOP,
        served_model=name,
        evidence=Evidence.SIMULATED,
        timing=CallTiming(latency_ms=(how.latency_ms or 0.0) * spread),
        usage=Usage(prompt=said // CHARS_A_TOKEN, completion=len(text) // CHARS_A_TOKEN),
        cost_usd=how.cost_usd or 0.0,
    )


def _seed(simulation: Simulation, request: Request) -> str:
    """What one answer's chances follow from: nothing but the question, the trial and the epoch."""
    return digest([simulation.seed, request.purpose, request.prompt, request.trial, request.epoch])


def _check(simulation: Simulation, name: str) -> None:
    told = (simulation.all, *(simulation.versions or {}).values())
    for kind in (kind for behaviour in told for kind in behaviour.rates or {}):
        if kind not in KINDS:
            raise ConfigError(f"model {name}: nobody knows the defect {kind!r}; {did_you_mean(kind, KINDS)}")


PROVIDER = Provider(
    name="simulated",
    title="golden answers with seeded defects, no model: for trying decisions",
    evidence=Evidence.SIMULATED,
    spends=False,
    build=build,
)
