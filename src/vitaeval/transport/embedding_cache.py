"""A text that was turned into a vector once is not sent again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from vitaeval.errors import Transient
from vitaeval.schema.config import EmbeddingConfig
from vitaeval.schema.ports import EmbeddingModel
from vitaeval.transport.store import AnswerStore

FORMAT = 1
Vector = tuple[float, ...]


def cached_embeddings(inner: EmbeddingModel, store: AnswerStore, config: EmbeddingConfig) -> EmbeddingModel:
    """Take from `store` the vectors that it holds, and ask `inner`, the model of `config`, for the rest at once.

    Equal texts are sent once. Two processes that ask at the same moment both pay: a vector costs next to nothing.
    """

    async def embed(texts: Sequence[str], /) -> tuple[Vector, ...]:
        found: dict[str, Vector] = {}
        for text in dict.fromkeys(texts):
            vector = _read(await store.get(embedding_key(config, text)))
            if vector is not None:
                found[text] = vector
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        for text, vector in zip(missing, await inner(missing), strict=True):
            await store.put(embedding_key(config, text), json.dumps(vector))
            found[text] = vector
        if len({len(vector) for vector in found.values()}) > 1:
            raise Transient(config.provider, f"vectors of different lengths for {config.id!r}: the model was changed")
        return tuple(found[text] for text in texts)

    return embed


def embedding_key(config: EmbeddingConfig, text: str) -> str:
    """SHA-256 of who is asked (provider, address, model) and the text."""
    content = (FORMAT, "embedding", config.provider, config.endpoint.base_url, config.id, text)
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _read(kept: str | None) -> Vector | None:
    """A kept vector; None for nothing, or for what is none."""
    try:
        found = json.loads(kept) if kept else None
    except ValueError:
        return None
    if not isinstance(found, list) or not found or not all(isinstance(value, int | float) for value in found):
        return None
    return tuple(float(value) for value in found)
