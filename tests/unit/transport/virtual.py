"""Time that passes only when everybody waits, and models that answer in it."""

from __future__ import annotations

import asyncio
import random
import selectors
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from vitaeval.errors import ProviderError
from vitaeval.schema.chat import (
    CallTiming,
    Evidence,
    FinishReason,
    Message,
    Purpose,
    RateHint,
    Reply,
    Request,
    Role,
    Sampling,
    Usage,
)
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.clock import Clock

T = TypeVar("T")


class _Jump(selectors.DefaultSelector):
    """Instead of waiting, moves time on."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("everybody waits and nothing will ever happen")
        if not ready and timeout:
            self.now += timeout
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jump = _Jump()
        super().__init__(self._jump)

    def time(self) -> float:
        return self._jump.now


def run(main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` in virtual time that begins at 0."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(main)


def clock(seed: int = 1) -> Clock:
    """Virtual seconds; `chance` is drawn from `seed`."""
    return Clock(now, asyncio.sleep, random.Random(seed).random)


def now() -> float:
    return asyncio.get_running_loop().time()


def request(example: str = "e1", text: str = "x" * 400, max_tokens: int | None = 100, model: str = "m") -> Request:
    return Request(
        purpose=Purpose(task="t", stage="s", example=example),
        messages=(Message(role=Role.USER, content=text),),
        model=model,
        sampling=Sampling(max_tokens=max_tokens),
        output=None,
    )


USED = Usage(prompt=100, completion=50)


def reply(
    text: str = "ok",
    usage: Usage | None = USED,
    rate: RateHint | None = None,
    latency_ms: float = 200.0,
    evidence: Evidence = Evidence.REAL,
) -> Reply:
    return Reply(
        text=text,
        finish=FinishReason.STOP,
        served_model="m-2026",
        evidence=evidence,
        timing=CallTiming(latency_ms=latency_ms),
        usage=usage,
        rate=rate,
    )


class Scripted:
    """Answers with the given replies and errors in turn, the last one for ever; keeps when it was asked."""

    def __init__(self, *steps: Reply | ProviderError, latency_s: float = 0.0) -> None:
        self.steps = list(steps)
        self.latency_s = latency_s
        self.asked: list[float] = []
        self.examples: list[str] = []

    async def __call__(self, request: Request, /) -> Reply:
        self.asked.append(now())
        self.examples.append(request.purpose.example)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        await asyncio.sleep(self.latency_s)
        if isinstance(step, ProviderError):
            raise step
        return step


async def ask_all(chat: ChatModel, requests: Sequence[Request], at_once: int) -> list[Reply | ProviderError]:
    """What became of each request, never more than `at_once` under way."""
    found: list[Reply | ProviderError | None] = [None] * len(requests)
    waiting = iter(enumerate(requests))

    async def work() -> None:
        for number, item in waiting:
            found[number] = await outcome(chat(item))

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(work())
    return [item for item in found if item is not None]


async def outcome(call: Awaitable[Reply]) -> Reply | ProviderError:
    try:
        return await call
    except ProviderError as error:
        return error


Fault = Callable[[Request, float], ProviderError | None]


class FarEnd:
    """A provider: `fault` says for each request and moment what goes wrong; counts what it answered."""

    def __init__(self, fault: Fault = lambda _request, _now: None, latency_s: float = 0.2) -> None:
        self.fault = fault
        self.latency_s = latency_s
        self.requests = 0
        self.answered: list[str] = []
        self.under_way = 0
        self.most_under_way = 0

    async def __call__(self, request: Request, /) -> Reply:
        self.requests += 1
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            error = self.fault(request, now())
            if error is not None:
                raise error
            await asyncio.sleep(self.latency_s)
        finally:
            self.under_way -= 1
        self.answered.append(request.purpose.example)
        return reply(request.purpose.example)
