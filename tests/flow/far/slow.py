"""The baseline from far away: every answer takes a moment."""

from __future__ import annotations

import asyncio

from vitaeval.providers.baseline import build as baseline
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings


def build(config: ModelConfig, surroundings: Surroundings) -> ChatModel:
    inner = baseline(config, surroundings)

    async def call(request: Request, /) -> Reply:
        await asyncio.sleep(0.05)
        return await inner(request)

    return call


PROVIDER = Provider(name="slow", title="slow", evidence=Evidence.PROMPT_BLIND, spends=False, build=build)
