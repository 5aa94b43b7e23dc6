"""A cache that fails costs money, never answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.clock import Clock
from vitaeval.transport.store import AnswerStore

T = TypeVar("T")


class ForgivingStore:
    """An AnswerStore that acts as an empty one while `inner` is away: calls then go straight to the model.

    The first failure is told to `warn`, later ones are not. After a failure `inner` is left alone for
    `rest_s` seconds, so that a dead server does not slow every call down, and then asked again.
    """

    def __init__(
        self, inner: AnswerStore, warn: Callable[[str], None], clock: Clock | None = None, rest_s: float = 30.0
    ) -> None:
        self.lease_s = inner.lease_s
        self._inner = inner
        self._warn = warn
        self._now = (clock or Clock()).now
        self._rest_s = rest_s
        self._away_until: float | None = None

    async def get(self, key: str) -> str | None:
        """What is kept; None while the store is away."""
        return await self._try(lambda: self._inner.get(key), None)

    async def put(self, key: str, text: str, *, releasing: str | None = None) -> None:
        """Keep `text` if that is possible; else the lease runs out."""
        await self._try(lambda: self._inner.put(key, text, releasing=releasing), None)

    async def claim(self, key: str) -> bool:
        """True while the store is away: nobody need wait for what nobody can share."""
        return await self._try(lambda: self._inner.claim(key), True)

    async def renew(self, key: str) -> None:
        """Hold on to the lease if that is possible."""
        await self._try(lambda: self._inner.renew(key), None)

    async def release(self, key: str) -> None:
        """Give up the lease if that is possible; else it runs out."""
        await self._try(lambda: self._inner.release(key), None)

    async def close(self) -> None:
        """Close the inner store; that it cannot be closed matters to nobody."""
        try:
            await self._inner.close()
        except EnvironmentFailure:
            return

    async def _try(self, action: Callable[[], Awaitable[T]], instead: T) -> T:
        if self._away_until is not None and self._now() < self._away_until:
            return instead
        try:
            return await action()
        except EnvironmentFailure as error:
            if self._away_until is None:
                self._warn(f"answers are not kept for now, every call goes to the model: {error}")
            self._away_until = self._now() + self._rest_s
            return instead
