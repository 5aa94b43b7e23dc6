"""Where the line meets the outside world."""

from __future__ import annotations

from typing import Protocol

from vitaeval.schema.chat import Reply, Request


class ChatModel(Protocol):
    """Anything that answers a request: a provider, or a wrapper around one.

    Raises ProviderError when no answer came; never another exception of a vendor's library.
    """

    async def __call__(self, request: Request, /) -> Reply: ...
