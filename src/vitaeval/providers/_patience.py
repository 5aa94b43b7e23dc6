"""A call that hangs ends in time, whatever the library below does about it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
CLEARING_S = 1.0
"""How long a call that was stopped may take to put its things away."""


async def within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """What `work` brings. Raises TimeoutError after `seconds`: `work` is then cancelled and left behind.

    `asyncio.timeout` waits for what it cancels, for ever when a library swallows the cancellation under load.
    """
    task = asyncio.create_task(work)
    task.add_done_callback(_heard)
    try:
        await asyncio.wait({task}, timeout=seconds)
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=CLEARING_S)
    if not task.done() or task.cancelled():
        raise TimeoutError
    return task.result()


def _heard(task: asyncio.Task[Any]) -> None:
    """An error is not lost when its caller was stopped at the same moment: there is nobody left to tell."""
    if not task.cancelled():
        task.exception()
