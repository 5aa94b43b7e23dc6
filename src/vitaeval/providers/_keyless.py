"""Models that are pure functions of the example: no key, no network, no prompt is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import cast

from pydantic import BaseModel

from vitaeval.errors import Permanent
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply, Request, Usage
from vitaeval.schema.fingerprint import canonical_json
from vitaeval.schema.golden import Example
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.task import Answers, StageSpec, TaskSpec

Answer = Callable[[Example, Answers], BaseModel]


def keyless(name: str, tasks: Mapping[str, TaskSpec], answer: Callable[[StageSpec], Answer]) -> ChatModel:
    """A model that gives each stage's own answer, chosen by `answer`; free and the same every time."""

    async def call(request: Request, /) -> Reply:
        began = time.perf_counter()
        stage = _stage(tasks, request)
        example = cast(Example, request.inputs["example"])
        answers = cast(Answers, request.inputs["answers"])
        try:
            noun = answer(stage)(example, answers)
        except Exception as error:
            raise Permanent(name, f"{type(error).__name__}: {error}") from error
        return Reply(
            text=canonical_json(noun),
            finish=FinishReason.STOP,
            served_model=name,
            evidence=Evidence.PROMPT_BLIND,
            timing=CallTiming(latency_ms=(time.perf_counter() - began) * 1000),
            usage=Usage(prompt=0, completion=0),
            cost_usd=0.0,
        )

    return call


def _stage(tasks: Mapping[str, TaskSpec], request: Request) -> StageSpec:
    stages = {stage.name: stage for stage in tasks[request.purpose.task].stages}
    return stages[request.purpose.stage]
