"""A process that asks the wire server within a quota: `quota_user.py REDIS URL FIRST NUMBER LIMITS`; prints JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from vitaeval.providers.compatible import PROVIDER
from vitaeval.schema.chat import Evidence, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import Cache, Endpoint, Limits, ModelConfig, Transport
from vitaeval.schema.provider import Surroundings
from vitaeval.transport.clock import Clock
from vitaeval.transport.quota_open import open_quotas
from vitaeval.transport.stack import Lines

POLICY = Transport(backoff_s=0.05, backoff_max_s=0.2)


def question(number: int) -> Request:
    purpose = Purpose(task="t", stage="s", example=f"e{number}")
    return Request(
        purpose, (Message(role=Role.USER, content=f"Question {number}."),), "m", Sampling(max_tokens=40), None
    )


async def ask(redis: str, url: str, first: int, number: int, limits: Limits) -> dict[str, object]:
    """Every question once, and what came of it."""
    warnings: list[str] = []
    ticking = Clock(now=time.time)
    quotas = open_quotas(Cache(uri=redis), Path("."), ticking, warnings.append)
    config = ModelConfig(
        name="m",
        provider="compatible",
        id="m",
        evidence=Evidence.REAL,
        limits=limits,
        endpoint=Endpoint(base_url=f"{url}/v1"),
        takes=("max_tokens",),
    )
    chat = Lines(POLICY, clock=ticking, store=quotas).line(
        PROVIDER.build(config, Surroundings({}, POLICY, lambda _name: None)), config, 16, PROVIDER.load
    )
    found: list[Reply] = await asyncio.gather(*(chat(question(first + item)) for item in range(number)))
    await quotas.close()
    tokens = sum(reply.usage.prompt + reply.usage.completion for reply in found if reply.usage)
    return {"answered": len(found), "tokens": tokens, "warnings": warnings}


def main(redis: str, url: str, first: str, number: str, limits: str) -> None:
    print(json.dumps(asyncio.run(ask(redis, url, int(first), int(number), Limits(**json.loads(limits))))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
