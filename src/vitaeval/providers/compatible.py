"""Any server that speaks OpenAI's chat completions: vLLM, Ollama, llama.cpp, a gateway, another vendor."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.errors import ConfigError
from vitaeval.providers._embeddings import EmbeddingServer, embedding_model
from vitaeval.providers._openai_chat import ChatDialect, ask, send
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EmbeddingConfig, ModelConfig
from vitaeval.schema.ports import ChatModel, EmbeddingModel
from vitaeval.schema.provider import Provider, Surroundings

# The older name is the one that all such servers know; `takes: [max_completion_tokens]` chooses the newer.
SPOKEN = ChatDialect(name="compatible", schemas="compatible", max_tokens="max_tokens")


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """The server at `endpoint.base_url`, with `/v1`. Raises ConfigError without one.

    A key is sent where `endpoint.key_env` names an environment variable that is set; no key is fine.
    """
    address = config.endpoint.base_url
    if not address:
        raise ConfigError(f"model {config.name!r}: endpoint.base_url is missing, e.g. http://127.0.0.1:11434/v1")

    def open_client(key: str) -> Any:
        sdk = _sdk()
        return sdk.AsyncOpenAI(api_key=key, base_url=address, **client_options(sdk, around.transport))

    vendor = Vendor("compatible", None, _sdk, open_client, partial(ask, SPOKEN, config), partial(send, SPOKEN))
    return chat_model(vendor, config, around)


def embed(config: EmbeddingConfig, around: Surroundings) -> EmbeddingModel:
    """The same server's embeddings. Raises ConfigError without an address."""
    address, key = config.endpoint.base_url, config.endpoint.key_env
    if not address:
        raise ConfigError(f"embedding {config.name!r}: endpoint.base_url is missing, e.g. http://127.0.0.1:11434/v1")
    server = EmbeddingServer("compatible", config.id, address, key, config.batch, needs_key=False)
    return embedding_model(server, around)


def _sdk() -> Any:
    import openai

    return openai


PROVIDER = Provider(
    name="compatible",
    title="a server that speaks OpenAI's format: vLLM, Ollama, llama.cpp, …",
    evidence=Evidence.REAL,
    spends=True,
    build=build,
    embed=embed,
    load=_sdk,
)
