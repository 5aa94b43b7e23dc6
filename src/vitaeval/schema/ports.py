"""Where the line meets the outside world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from vitaeval.errors import ProviderError
from vitaeval.schema.chat import Reply, Request


class ChatModel(Protocol):
    """Anything that answers a request: a provider, or a wrapper around one.

    Raises ProviderError when no answer came; never another exception of a vendor's library.
    """

    async def __call__(self, request: Request, /) -> Reply: ...


class EmbeddingModel(Protocol):
    """Anything that turns texts into vectors: one per text, in order, all of one length.

    Raises ProviderError when no answer came; no text gives no vector and makes no request.
    """

    async def __call__(self, texts: Sequence[str], /) -> tuple[tuple[float, ...], ...]: ...


class BatchPort(Protocol):
    """A vendor's way to take many requests of one model at once and answer them within a day, at a lower price.

    Custom ids are unique within a batch, at most 64 of the characters a-z, A-Z, 0-9, _ and -. All methods raise
    ProviderError when the vendor does not say what they ask; `status` 404 means that it knows the batch no longer.
    """

    async def submit(self, requests: Sequence[tuple[str, Request]], /) -> str:
        """Order the answers to `requests`, each under its custom id; returns the batch's id."""
        ...

    async def has_ended(self, batch: str, /) -> bool:
        """Whether nothing more will come; some or all of its items may have failed or expired."""
        ...

    async def results(self, batch: str, asked: Mapping[str, Request], /) -> Mapping[str, Reply | ProviderError]:
        """What became of the items `asked`, by custom id, of a batch that has ended.

        An item of which the vendor says nothing is left out. `timing` is 0: no vendor tells it.
        """
        ...
