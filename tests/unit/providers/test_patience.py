"""Whatever a library does with its cancellation, the caller gets its turn back."""

from __future__ import annotations

import asyncio

import pytest

from vitaeval.providers import _patience
from vitaeval.providers._patience import within


async def stubborn() -> str:
    """A call that swallows the first cancellation."""
    for _ in range(2):
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            continue
    return "too late"


async def test_what_comes_in_time_is_handed_on() -> None:
    async def work() -> str:
        await asyncio.sleep(0)
        return "answer"

    assert await within(5, work()) == "answer"


async def test_an_error_is_handed_on() -> None:
    async def work() -> str:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        await within(5, work())


async def test_a_call_that_hangs_is_cancelled() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.set()

    with pytest.raises(TimeoutError):
        await within(0.01, work())
    assert ended.is_set()


async def test_a_call_that_will_not_be_cancelled_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_patience, "CLEARING_S", 0.01)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(5):
            await within(0.01, stubborn())


async def test_a_caller_that_is_cancelled_cancels_its_call() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.set()

    caller = asyncio.create_task(within(3600, work()))
    await asyncio.sleep(0.01)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert ended.is_set()
