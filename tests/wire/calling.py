"""Providers pointed at the wire server, and requests for them."""

from __future__ import annotations

from typing import Any

from tests.wire.server import WireServer

from vitaeval.providers import anthropic, azure, compatible, groq, openai
from vitaeval.schema.chat import Evidence, Message, OutputFormat, Purpose, Request, Role, Sampling
from vitaeval.schema.config import Endpoint, ModelConfig, Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings

PROVIDERS: dict[str, Provider] = {
    module.PROVIDER.name: module.PROVIDER for module in (openai, azure, compatible, anthropic, groq)
}
KEY = "sk-canary-8d1f0c"
SCHEMA = (
    '{"additionalProperties":false,"properties":{"n":{"anyOf":[{"type":"integer"},{"type":"null"}]},'
    '"word":{"pattern":"^x$","type":"string"}},"required":["n","word"],"type":"object"}'
)
SHAPE = OutputFormat(name="Found thing", json_schema=SCHEMA)
FULL = Sampling(temperature=0.25, top_p=0.5, max_tokens=40, seed=7)
QUICK = Transport(connect_timeout_s=2, read_timeout_s=0.5, deadline_s=5)


def address(wire: WireServer, name: str) -> str:
    """Where a provider's SDK expects the server to begin."""
    return wire.url + "/v1" if name in ("openai", "compatible") else wire.url


def model(wire: WireServer, name: str, keys: dict[str, str] | None = None, **changes: Any) -> ChatModel:
    """The provider called `name` against `wire`, every environment variable holding KEY unless `keys` are given."""
    endpoint = changes.pop("endpoint", Endpoint(base_url=address(wire, name)))
    transport = changes.pop("transport", QUICK)
    fixed = {"name": "m", "provider": name, "id": "m-1", "evidence": Evidence.REAL, "endpoint": endpoint}
    config = ModelConfig(**{**fixed, **changes})
    secret = (lambda _: KEY) if keys is None else keys.get
    return PROVIDERS[name].build(config, Surroundings({}, transport, secret))


def request(*, sampling: Sampling = FULL, output: OutputFormat | None = None, user: str = "Say hello.") -> Request:
    return Request(
        purpose=Purpose(task="t", stage="s", example="e"),
        messages=(Message(role=Role.SYSTEM, content="Be brief."), Message(role=Role.USER, content=user)),
        model="ours/name",
        sampling=sampling,
        output=output,
    )
