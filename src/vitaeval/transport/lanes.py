"""How many requests may be under way at once: as many as the provider takes without complaint."""

from __future__ import annotations

import asyncio
import math

START = 32
_CUT = 0.5


class Lanes:
    """Adaptive concurrency: additive increase, multiplicative decrease (Chiu and Jain, 1989).

    Starts at the ceiling, or at START when it is higher and nothing is known of the provider; grows by one
    an answer until the first complaint, then by one a round; halves when the provider complains of too
    much, once for all requests that were under way together. Never below 1, never above the ceiling.
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
            await self._freed.wait()
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
