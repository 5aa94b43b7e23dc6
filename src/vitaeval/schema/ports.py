"""Where the line meets the outside world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

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
