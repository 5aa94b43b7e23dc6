"""Anthropic: messages through the official SDK."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.providers._anthropic_messages import NAME, ask, send
from vitaeval.providers._batch_anthropic import AnthropicBatches
from vitaeval.providers._batching import Door, unstreamed
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import BatchPort, ChatModel
from vitaeval.schema.provider import Provider, Surroundings

ADDRESS = "https://api.anthropic.com"
KEY = "ANTHROPIC_API_KEY"


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """Anthropic's own service; the SDK adds `/v1/messages` itself, so `endpoint.base_url` may end in `/v1` or not."""
    return chat_model(_vendor(config, around), config, around)


def batch(config: ModelConfig, around: Surroundings) -> BatchPort:
    """The same service's message batches: half the price, an answer within 24 hours."""
    whole = unstreamed(config)
    return AnthropicBatches(Door(_vendor(whole, around), whole, around))


def _vendor(config: ModelConfig, around: Surroundings) -> Vendor:
    def open_client(key: str) -> Any:
        sdk = _sdk()
        address = (config.endpoint.base_url or ADDRESS).rstrip("/").removesuffix("/v1")
        return sdk.AsyncAnthropic(api_key=key, base_url=address, **client_options(sdk, around.transport))

    return Vendor(NAME, KEY, _sdk, open_client, partial(ask, config), send)


def _sdk() -> Any:
    import anthropic

    return anthropic


PROVIDER = Provider(
    name=NAME,
    title="Anthropic",
    evidence=Evidence.REAL,
    spends=True,
    build=build,
    key_env=KEY,
    batch=batch,
    load=_sdk,
)
