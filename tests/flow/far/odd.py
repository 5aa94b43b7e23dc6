"""The baseline with bad manners: `id` says which, the file at `note` lists the examples that meet them."""

from __future__ import annotations

import json
from pathlib import Path

from vitaeval.errors import Transient
from vitaeval.providers.baseline import build as baseline
from vitaeval.schema.chat import Evidence, FinishReason, Reply, Request
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings


def build(config: ModelConfig, surroundings: Surroundings) -> ChatModel:
    inner = baseline(config, surroundings)
    hit = Path(str(config.note))

    async def call(request: Request, /) -> Reply:
        met = hit.exists() and request.purpose.example in hit.read_text().splitlines()
        if met and config.id == "away":
            raise Transient("odd", "nobody there")
        said = await inner(request)
        if not met:
            return said
        text = {
            "empty": "",
            "prose": "I am sorry, but I cannot read this profile.",
            "extra": json.dumps({**json.loads(said.text), "remark": "hope this helps"}),
            "cut": said.text[: len(said.text) // 2],
            "refusal": "No.",
        }[config.id]
        finish = {"cut": FinishReason.LENGTH, "refusal": FinishReason.REFUSAL}.get(config.id, FinishReason.STOP)
        return Reply(**{**dict(said), "text": text, "finish": finish})

    return call


PROVIDER = Provider(name="odd", title="odd", evidence=Evidence.PROMPT_BLIND, spends=False, build=build)
