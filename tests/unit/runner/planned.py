"""Plans with prices and past calls, for what estimates them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from tests.line import planned, reply, right

from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.past import PastCall
from vitaeval.runner.plan import Plan
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Evidence, Reply, Request, Sampling, Usage
from vitaeval.schema.config import ModelConfig, Price

PRICE = Price(input=1.0, cached_input=0.1, output=5.0, batch_factor=0.5, date="2026-11-21", source="a test")


def model(name: str = "far", **more: Any) -> ModelConfig:
    """A priced model whose answers are bounded."""
    values: dict[str, Any] = {
        "provider": "far",
        "id": "far-1",
        "evidence": Evidence.REAL,
        "price": PRICE,
        "sampling": Sampling(max_tokens=100),
    }
    return ModelConfig(name=name, **{**values, **more})


def price(**more: Any) -> Price:
    """The price with changes."""
    return Price(**{**dict(PRICE), **more})


def priced(examples: int = 4, **more: Any) -> Plan:
    """A plan of so many examples with a priced model."""
    names = [f"e{number}" for number in range(examples)]
    return planned(names, **{"model": model(), **more})


def past(plan: Plan, tokens: int = 50, answer: int = 20, **more: Any) -> tuple[PastCall, ...]:
    """Both stages of every example, asked once before."""
    values: dict[str, Any] = {
        "prompt_digest": plan.setting.prompt.digest,
        "provider": "far",
        "model": "far-1",
        "attempt": 0,
        "prompt": tokens,
        "completion": answer,
        "cached": 0,
        "latency_ms": 500.0,
    }
    return tuple(
        PastCall(stage=stage, example=example.id, **{**values, **more})
        for example in plan.examples
        for stage in ("find", "write")
    )


def asked(plan: Plan, journal: Journal, only: Sequence[str] = ()) -> list[tuple[str, Reply]]:
    """Run `plan` for real into `journal`; key and reply of the calls of the examples `only` (all by default)."""
    found: list[tuple[str, Reply]] = []

    async def chat(request: Request, /) -> Reply:
        said = reply(right(request), usage=Usage(prompt=40, completion=10, cached=8))
        if not only or request.purpose.example in only:
            found.append((call_key(request), said))
        return said

    asyncio.run(generate(plan, journaled(chat, journal), lambda outcome: None))
    return found
