"""The calls that a plan would make, found by running it against nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from vitaeval.runner.generate import generate
from vitaeval.runner.plan import Plan
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply, Request
from vitaeval.schema.fingerprint import canonical_json
from vitaeval.schema.golden import Example
from vitaeval.schema.task import Answers

Held = Callable[[Request], Reply | None]


def nothing_held(_request: Request) -> Reply | None:
    """No answer is there yet."""
    return None


@dataclass(frozen=True, slots=True)
class Question:
    """One call as it would be sent: sizes in characters; `held` when its answer is there already.

    `answer_chars` is the length of the golden answer, or of the one that is held.
    """

    stage: str
    example: str
    attempt: int
    prompt_chars: int
    schema_chars: int
    answer_chars: int
    max_tokens: int | None
    held: bool


@dataclass
class Questions:
    """All calls of a plan, and by stage the length of the beginning that all its prompts share."""

    found: list[Question] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)

    def prefix_chars(self, stage: str) -> int:
        """Characters that every prompt of `stage` begins with; 0 when only one prompt is sent."""
        sent = sum(item.stage == stage for item in self.found)
        return len(self.prefixes.get(stage, "")) if sent > 1 else 0

    def add(self, request: Request, reply: Reply, *, held: bool) -> None:
        """Note one call."""
        text = "\n".join(message.content for message in request.messages)
        stage = request.purpose.stage
        shared = self.prefixes.setdefault(stage, text)
        if not text.startswith(shared):
            self.prefixes[stage] = _shared(shared, text)
        self.found.append(
            Question(
                stage=stage,
                example=request.purpose.example,
                attempt=request.purpose.attempt,
                prompt_chars=len(text),
                schema_chars=len(request.output.json_schema) if request.output else 0,
                answer_chars=len(reply.text),
                max_tokens=request.sampling.max_tokens,
                held=held,
            )
        )


def questions(plan: Plan, held: Held = nothing_held) -> Questions:
    """Every call that `plan` would make, repairs of held answers included; nobody is asked.

    Later stages are rendered on the held answers of earlier ones, else on the golden ones: a prompt that
    quotes an answer is as long as a good answer makes it.
    """
    noted = Questions()
    stages = {stage.name: stage for stage in plan.setting.task.stages}

    async def chat(request: Request, /) -> Reply:
        kept = held(request)
        reply = kept or _golden(stages[request.purpose.stage].reference, request.inputs)
        noted.add(request, reply, held=kept is not None)
        return reply

    asyncio.run(generate(plan, chat, lambda outcome: None))
    return noted


def _golden(reference: Callable[[Example, Answers], object], inputs: Mapping[str, object]) -> Reply:
    noun = reference(cast(Example, inputs["example"]), cast(Answers, inputs["answers"]))
    return Reply(
        text=canonical_json(noun),
        finish=FinishReason.STOP,
        served_model="golden",
        evidence=Evidence.PROMPT_BLIND,
        timing=CallTiming(latency_ms=0.0),
    )


def _shared(one: str, other: str) -> str:
    """The beginning that both texts have."""
    for at, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return one[:at]
    return min(one, other, key=len)
