"""Load a vendor's library before anything is counted for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel


def readied(inner: ChatModel, load: Callable[[], object]) -> ChatModel:
    """Ask `inner` when `load` has run once, in a thread: it takes seconds.

    Stands outside the quota. Calls that were let through meanwhile would all arrive at once, and be refused.
    """
    loading = asyncio.Lock()
    is_loaded = False

    async def call(request: Request, /) -> Reply:
        nonlocal is_loaded
        if not is_loaded:
            async with loading:
                if not is_loaded:
                    await asyncio.to_thread(load)
                    is_loaded = True
        return await inner(request)

    return call
