"""How many requests may be under way at once: as many as the provider takes without complaint."""

from __future__ import annotations

import asyncio
import math

START = 32
PATIENCE_S = 0.05
"""Who refuses does so at once: after so long without a complaint, what is under way is taken to be welcome."""
_CUT = 0.5


class Lanes:
    """Adaptive concurrency: slow start, then additive increase, multiplicative decrease (Chiu and Jain, 1989).

    Starts at the ceiling, or at START when it is higher and nothing is known of the provider. Until the first
    complaint it grows by one an answer and, while callers wait, doubles every PATIENCE_S: answers may take
    many seconds, refusals do not. After it, it grows by one a round. It halves when the provider complains of
    too much, once for all requests that were under way together. Never below 1, never above the ceiling.
    """

    def __init__(self, ceiling: int, *, is_known: bool) -> None:
        self.ceiling = ceiling
        self.limit = float(ceiling if is_known else min(ceiling, START))
        self.under_way = 0
        self._threshold = math.inf
        self._cut_at = -math.inf
        self._freed = asyncio.Event()

    async def enter(self) -> None:
        """Wait for a lane. Only one caller may wait at a time."""
        while self.under_way >= int(self.limit):
            self._freed.clear()
            if self._threshold < math.inf or self.limit >= self.ceiling:
                await self._freed.wait()
            else:
                await self._freed_or_welcome()
        self.under_way += 1

    def leave(self) -> None:
        """Free the lane."""
        self.under_way -= 1
        self._freed.set()

    def answered(self) -> None:
        """All went well: widen."""
        self.limit = min(float(self.ceiling), self.limit + (1.0 if self.limit < self._threshold else 1.0 / self.limit))

    def overloaded(self, sent_at: float, now: float) -> None:
        """The provider complained of a request sent at `sent_at`: narrow."""
        if sent_at <= self._cut_at:
            return
        self._cut_at = now
        self.limit = max(1.0, self.limit * _CUT)
        self._threshold = self.limit

    async def _freed_or_welcome(self) -> None:
        """Wait for a lane that is freed, or until nobody has complained for so long that there may be more."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._freed.wait()
        except TimeoutError:
            if self._threshold == math.inf:
                self.limit = min(float(self.ceiling), self.limit * 2)
