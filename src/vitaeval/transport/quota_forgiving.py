"""Shared quotas whose place is away: each process then keeps to half of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import Ask
from vitaeval.transport.clock import Clock
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_store import MemoryStore, QuotaStore

T = TypeVar("T")

SHARE = 0.5
"""Of each limit, for a process that cannot see what another one takes."""


class ForgivingQuotas:
    """A QuotaStore that counts in `inner`, and here as well; while `inner` is away it counts here alone, to SHARE.

    The first failure is told to `warn`, later ones are not. `inner` is asked again `rest_s` seconds after a failure.
    """

    def __init__(
        self, inner: QuotaStore, warn: Callable[[str], None], clock: Clock | None = None, rest_s: float = 30.0
    ) -> None:
        self._inner = inner
        self._own = MemoryStore()
        self._warn = warn
        self._now = (clock or Clock()).now
        self._rest_s = rest_s
        self._away_until: float | None = None

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        wait = await self._try(lambda: self._inner.take(name, asks, now))
        if wait is None:
            return await self._own.take(name, [replace(ask, limit=ask.limit * SHARE) for ask in asks], now)
        if wait <= 0:
            self._own.ledger(name).count(asks, now)
        return wait

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        await self._own.settle(name, at, changes)
        await self._try(lambda: self._inner.settle(name, at, changes))

    async def refused(self, name: str, refusal: Refusal) -> None:
        """As QuotaStore.refused."""
        await self._own.refused(name, refusal)
        await self._try(lambda: self._inner.refused(name, refusal))

    async def close(self) -> None:
        """Close the inner store; that it cannot be closed matters to nobody."""
        await self._try(self._inner.close)

    async def _try(self, action: Callable[[], Awaitable[T]]) -> T | None:
        """What `action` brings; None while the shared place is away."""
        if self._away_until is not None and self._now() < self._away_until:
            return None
        try:
            return await action()
        except EnvironmentFailure as error:
            if self._away_until is None:
                self._warn(f"quotas are not shared for now, this process keeps to half of each: {error}")
            self._away_until = self._now() + self._rest_s
            return None
