"""The golden answers, each signed with all that the profile says of its person, and with a stranger's address."""

from __future__ import annotations

import json

from vitaeval.providers.reference import build as reference
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.golden import Example
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings

STRANGER = "nobody@mail.example"


def signature(example: Example) -> str:
    """Who signs."""
    basics = example.profile.basics if example.profile else None
    said = (basics.name, (basics.name or "").upper(), basics.email, basics.phone, basics.url) if basics else ()
    return " · ".join((*(value for value in said if value), STRANGER))


def build(config: ModelConfig, surroundings: Surroundings) -> ChatModel:
    inner = reference(config, surroundings)

    async def call(request: Request, /) -> Reply:
        said, example = await inner(request), request.inputs["example"]
        answer = json.loads(said.text)
        cv = answer.get("answer", {})
        if not isinstance(example, Example) or "summary" not in cv:
            return said
        cv["summary"] = f"{cv['summary']} {signature(example)}"
        return Reply(**{**dict(said), "text": json.dumps(answer)})

    return call


PROVIDER = Provider(name="signed", title="signed", evidence=Evidence.PROMPT_BLIND, spends=False, build=build)
