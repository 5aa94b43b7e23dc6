"""Azure OpenAI: a deployment of a model in one's own resource."""

from __future__ import annotations

from functools import partial
from typing import Any

from vitaeval.errors import ConfigError
from vitaeval.providers._openai_chat import ChatDialect, ask, send
from vitaeval.providers._pool import client_options
from vitaeval.providers._vendor import Vendor, chat_model
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings

KEY = "AZURE_OPENAI_API_KEY"
ADDRESS = "AZURE_OPENAI_ENDPOINT"
API_VERSION = "2024-10-21"
# How the output bound is called depends on the deployed model: `takes: [max_completion_tokens]` is the newer way.
SPOKEN = ChatDialect(name="azure", schemas="openai", max_tokens="max_tokens")


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """The deployment `endpoint.deployment` (or one called like the model) at `endpoint.base_url`, without a path.

    Raises ConfigError when neither the configuration nor AZURE_OPENAI_ENDPOINT says where that is.
    """
    address = config.endpoint.base_url or around.secret(ADDRESS)
    if not address:
        raise ConfigError(f"model {config.name!r}: set endpoint.base_url or the environment variable {ADDRESS}")

    def open_client(key: str) -> Any:
        sdk = _sdk()
        return sdk.AsyncAzureOpenAI(
            api_key=key,
            azure_endpoint=address,
            azure_deployment=config.endpoint.deployment or config.id,
            api_version=config.endpoint.api_version or API_VERSION,
            **client_options(sdk, around.transport),
        )

    vendor = Vendor("azure", KEY, _sdk, open_client, partial(ask, SPOKEN, config), partial(send, SPOKEN))
    return chat_model(vendor, config, around)


def _sdk() -> Any:
    import openai

    return openai


PROVIDER = Provider(
    name="azure",
    title="Azure OpenAI",
    evidence=Evidence.REAL,
    spends=True,
    build=build,
    key_env=KEY,
    load=_sdk,
)
