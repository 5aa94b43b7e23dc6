"""Vectors of texts from the model that `conf/embedding/<name>.yaml` describes."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vitaeval.app import clock
from vitaeval.app.configure import configured
from vitaeval.app.connect import STATE, surroundings
from vitaeval.app.keys import keys_of
from vitaeval.app.project import Project
from vitaeval.app.wire import providers
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.errors import ConfigError
from vitaeval.schema.config import EmbeddingConfig
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.ports import EmbeddingModel
from vitaeval.transport.clock import Clock
from vitaeval.transport.embedding_cache import cached_embeddings
from vitaeval.transport.retry import retried_embeddings
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_open import open_store


@dataclass(frozen=True, slots=True)
class Embedder:
    """An EmbeddingModel and the cache beside it; belongs to one event loop."""

    model: EmbeddingModel
    store: AnswerStore | None

    async def __call__(self, texts: Sequence[str], /) -> tuple[tuple[float, ...], ...]:
        return await self.model(texts)

    async def close(self) -> None:
        """Write down what the cache still holds back."""
        if self.store is not None:
            await self.store.close()


def open_embedder(project: Project, name: str, overrides: Sequence[str], warn: Callable[[str], None]) -> Embedder:
    """The embedding model called `name`; `overrides` such as "cache=redis" choose where vectors are kept.

    `warn` hears of a cache that is away. Raises ConfigError for an unknown name or a provider without embeddings.
    """
    model, config = _load(project, name), configured(project, overrides)
    provider = providers().get(model.provider)
    if provider is None or provider.embed is None:
        able = sorted(known.name for known in providers().values() if known.embed is not None)
        raise ConfigError(
            f"conf/embedding/{name}.yaml: provider {model.provider!r}: {did_you_mean(model.provider, able)}"
        )
    keys, ticking = keys_of(project.root, os.environ), Clock(now=clock.seconds)
    once = provider.embed(model, surroundings(config, keys.lookup(needed=provider.key_env is not None)))
    asked = retried_embeddings(once, config.transport, ticking, model.batch)
    owner = f"{socket.gethostname()}:embedding:{os.getpid()}"
    store = open_store(config.cache, project.runs / STATE, owner, ticking, warn)
    return Embedder(asked if store is None else cached_embeddings(asked, store, model), store)


def _load(project: Project, name: str) -> EmbeddingConfig:
    known = sorted(path.stem for path in (project.conf / "embedding").glob("*.yaml"))
    if name not in known:
        raise ConfigError(f"unknown embedding model {name!r}: {did_you_mean(name, known)}")
    values = compose(project.conf, f"embedding/{name}", [])
    return parse(values["embedding"], EmbeddingConfig, origin=f"conf/embedding/{name}.yaml")
