"""Time and chance as values."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` in seconds from any fixed moment, `sleep` for seconds, `chance` uniform in [0, 1).

    Processes that share a quota need the same `now`: `time.time`, not the monotonic default.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
