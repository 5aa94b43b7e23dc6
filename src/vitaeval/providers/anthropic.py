"""Anthropic: messages through the official SDK."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.providers._anthropic_messages import NAME, ask, send
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings

ADDRESS = "https://api.anthropic.com"
KEY = "ANTHROPIC_API_KEY"


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """Anthropic's own service; the SDK adds `/v1/messages` itself, so `endpoint.base_url` may end in `/v1` or not."""

    def open_client(key: str) -> Any:
        sdk = _sdk()
        address = (config.endpoint.base_url or ADDRESS).rstrip("/").removesuffix("/v1")
        return sdk.AsyncAnthropic(api_key=key, base_url=address, **client_options(sdk, around.transport))

    return chat_model(Vendor(NAME, KEY, _sdk, open_client, partial(ask, config), send), config, around)


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
)
