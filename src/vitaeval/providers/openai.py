"""OpenAI: chat completions through the official SDK."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.providers._batch_openai import OpenAIBatches
from vitaeval.providers._batching import Door, unstreamed
from vitaeval.providers._embeddings import EmbeddingServer, embedding_model
from vitaeval.providers._openai_chat import ChatDialect, ask, send
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EmbeddingConfig, ModelConfig
from vitaeval.schema.ports import BatchPort, ChatModel, EmbeddingModel
from vitaeval.schema.provider import Provider, Surroundings

ADDRESS = "https://api.openai.com/v1"
KEY = "OPENAI_API_KEY"
# All of OpenAI's chat models take max_completion_tokens; the newer ones refuse max_tokens.
SPOKEN = ChatDialect(name="openai", schemas="openai", max_tokens="max_completion_tokens")


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """OpenAI's own service; `endpoint.base_url` (with `/v1`) leads elsewhere."""
    return chat_model(_vendor(config, around), config, around)


def batch(config: ModelConfig, around: Surroundings) -> BatchPort:
    """The same service's batches: half the price, an answer within 24 hours."""
    whole = unstreamed(config)
    return OpenAIBatches(Door(_vendor(whole, around), whole, around), SPOKEN)


def embed(config: EmbeddingConfig, around: Surroundings) -> EmbeddingModel:
    """The same service's embeddings; `endpoint.base_url` (with `/v1`) leads elsewhere."""
    address, key = config.endpoint.base_url or ADDRESS, config.endpoint.key_env or KEY
    return embedding_model(EmbeddingServer("openai", config.id, address, key, config.batch), around)


def _vendor(config: ModelConfig, around: Surroundings) -> Vendor:
    def open_client(key: str) -> Any:
        sdk = _sdk()
        address = config.endpoint.base_url or ADDRESS
        return sdk.AsyncOpenAI(api_key=key, base_url=address, **client_options(sdk, around.transport))

    return Vendor("openai", KEY, _sdk, open_client, partial(ask, SPOKEN, config), partial(send, SPOKEN))


def _sdk() -> Any:
    import openai

    return openai


PROVIDER = Provider(
    name="openai",
    title="OpenAI",
    evidence=Evidence.REAL,
    spends=True,
    build=build,
    key_env=KEY,
    batch=batch,
    embed=embed,
    load=_sdk,
)
