"""A vector is bought once, comes back as it was, and never for another model or text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.answer_stores import MemoryStore

from vitaeval.errors import Transient
from vitaeval.schema.config import EmbeddingConfig, Endpoint
from vitaeval.transport.embedding_cache import cached_embeddings, embedding_key

CONFIG = EmbeddingConfig(name="e", provider="p", id="m")


class Far:
    """A model whose vectors tell the text's length, `size` numbers long."""

    def __init__(self, size: int = 2) -> None:
        self.asked: list[list[str]] = []
        self.size = size

    async def __call__(self, texts: Sequence[str], /) -> tuple[tuple[float, ...], ...]:
        self.asked.append(list(texts))
        return tuple((len(text) + 0.1,) * self.size for text in texts)


async def test_each_text_is_sent_once_and_vectors_come_in_order() -> None:
    far, store = Far(), MemoryStore()
    embed = cached_embeddings(far, store, CONFIG)
    assert await embed(["a", "bb", "a"]) == ((1.1, 1.1), (2.1, 2.1), (1.1, 1.1))
    assert await cached_embeddings(far, store, CONFIG)(["ccc", "a"]) == ((3.1, 3.1), (1.1, 1.1))
    assert far.asked == [["a", "bb"], ["ccc"]]


async def test_no_text_is_kept_in_the_key() -> None:
    store = MemoryStore()
    await cached_embeddings(Far(), store, CONFIG)(["Ann Example"])
    assert all("Ann" not in key and len(key) == 64 for key in store.kept)


@pytest.mark.parametrize(
    "other",
    [
        {"id": "m2"},
        {"provider": "q"},
        {"endpoint": Endpoint(base_url="http://elsewhere/v1")},
    ],
    ids=str,
)
def test_another_model_has_other_keys(other: dict[str, object]) -> None:
    assert embedding_key(CONFIG, "a") != embedding_key(EmbeddingConfig(**{**dict(CONFIG), **other}), "a")


@pytest.mark.parametrize("broken", ["", "[", "{}", "[]", '["a"]'])
async def test_what_is_no_vector_is_bought_again(broken: str) -> None:
    far, store = Far(), MemoryStore()
    store.kept[embedding_key(CONFIG, "a")] = broken
    assert await cached_embeddings(far, store, CONFIG)(["a"]) == ((1.1, 1.1),)
    assert far.asked == [["a"]]


async def test_vectors_of_a_model_that_was_changed_are_never_mixed() -> None:
    store = MemoryStore()
    await cached_embeddings(Far(2), store, CONFIG)(["a"])
    with pytest.raises(Transient, match="lengths"):
        await cached_embeddings(Far(3), store, CONFIG)(["a", "b"])
