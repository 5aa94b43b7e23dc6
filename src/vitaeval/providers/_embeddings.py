"""Vectors of texts from OpenAI or any server that speaks its embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vitaeval.errors import ProviderError, Transient
from vitaeval.providers._failure import failure, scrubbed
from vitaeval.providers._patience import within
from vitaeval.providers._pool import Pool, client_options
from vitaeval.providers._reading import body_of, fields
from vitaeval.providers._vendor import NO_KEY, secret
from vitaeval.schema.ports import EmbeddingModel
from vitaeval.schema.provider import Surroundings

Vectors = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class EmbeddingServer:
    """Where vectors come from; `base_url` with `/v1`.

    A key that `key_env` names is sent, and must be there if `needs_key`.
    At most `batch` texts go out in one request (OpenAI takes 2,048).
    """

    provider: str
    model: str
    base_url: str
    key_env: str | None
    batch: int = 256
    needs_key: bool = True


def embedding_model(server: EmbeddingServer, around: Surroundings) -> EmbeddingModel:
    """`server` as an EmbeddingModel; vectors are as the server gives them, not scaled to length 1."""

    def open_client(key: str) -> Any:
        sdk = _sdk()
        return sdk.AsyncOpenAI(api_key=key, base_url=server.base_url, **client_options(sdk, around.transport))

    pool = Pool(_sdk, open_client)

    async def embed(texts: Sequence[str], /) -> Vectors:
        found: Vectors = ()
        for start in range(0, len(texts), server.batch):
            key = _key(server, around)
            part = list(texts[start : start + server.batch])
            outcome = await _attempt(server, await pool.client(key), part, around.transport.deadline_s)
            if isinstance(outcome, ProviderError):
                raise outcome if key == NO_KEY else scrubbed(outcome, key)
            found += outcome
        return found

    return embed


def _key(server: EmbeddingServer, around: Surroundings) -> str:
    if server.key_env is None or not (server.needs_key or around.secret(server.key_env)):
        return NO_KEY
    return secret(server.provider, server.key_env, around)


async def _attempt(
    server: EmbeddingServer, client: Any, texts: list[str], deadline_s: float
) -> Vectors | ProviderError:
    try:
        return await within(deadline_s, _vectors_of(server, client, texts))
    except Exception as error:
        return failure(server.provider, _sdk(), error, datetime.now(UTC))


async def _vectors_of(server: EmbeddingServer, client: Any, texts: list[str]) -> Vectors:
    raw = await client.embeddings.with_raw_response.create(model=server.model, input=texts, encoding_format="float")
    return _vectors(server.provider, raw.http_response.content, len(texts))


def _vectors(provider: str, content: bytes, expected: int) -> Vectors:
    rows = body_of(provider, content).get("data")
    placed = {row.get("index"): row.get("embedding") for row in map(fields, rows if isinstance(rows, list) else [])}
    found = [placed.get(index) for index in range(expected)]
    if not all(isinstance(vector, list) and vector for vector in found):
        raise Transient(provider, f"{expected} vectors were asked for, {len(placed)} came")
    return tuple(tuple(float(value) for value in vector) for vector in found if vector is not None)


def _sdk() -> Any:
    import openai

    return openai
