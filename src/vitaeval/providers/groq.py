"""Groq: chat completions through its own SDK."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.providers._batch_openai import OpenAIBatches
from vitaeval.providers._batching import Door, unstreamed
from vitaeval.providers._openai_chat import ChatDialect, ask, send
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import BatchPort, ChatModel
from vitaeval.schema.provider import Provider, Surroundings

ADDRESS = "https://api.groq.com"
KEY = "GROQ_API_KEY"
# Streams bring their usage unasked, in `x_groq`; the SDK has no argument to ask for it.
SPOKEN = ChatDialect(name="groq", schemas="groq", max_tokens="max_completion_tokens", asks_stream_usage=False)


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """Groq's own service; the SDK adds `/openai/v1` itself, so `endpoint.base_url` may have that or not."""
    return chat_model(_vendor(config, around), config, around)


def batch(config: ModelConfig, around: Surroundings) -> BatchPort:
    """The same service's batches: half the price, an answer within 24 hours."""
    whole = unstreamed(config)
    return OpenAIBatches(Door(_vendor(whole, around), whole, around), SPOKEN)


def _vendor(config: ModelConfig, around: Surroundings) -> Vendor:
    def open_client(key: str) -> Any:
        sdk = _sdk()
        address = (config.endpoint.base_url or ADDRESS).rstrip("/").removesuffix("/openai/v1")
        return sdk.AsyncGroq(api_key=key, base_url=address, **client_options(sdk, around.transport))

    return Vendor("groq", KEY, _sdk, open_client, partial(ask, SPOKEN, config), partial(send, SPOKEN))


def _sdk() -> Any:
    import groq

    return groq


PROVIDER = Provider(
    name="groq",
    title="Groq",
    evidence=Evidence.REAL,
    spends=True,
    build=build,
    key_env=KEY,
    batch=batch,
    load=_sdk,
)
