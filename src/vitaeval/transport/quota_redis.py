"""Quotas that a team's processes share through a Redis server."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import Ask
from vitaeval.transport.clock import Clock
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_store import Ledger
from vitaeval.transport.redis_link import RedisLink

T = TypeVar("T")

PREFIX = "llm_quota:"
KEPT_MS = 2 * 86_400_000
WRITE = (
    "local held = redis.call('hmget', KEYS[1], 'version', 'ledger') "
    "local version = held[1] or '0' "
    "if version ~= ARGV[1] then return {version, held[2] or ''} end "
    "version = tostring(tonumber(version) + 1) "
    "redis.call('hset', KEYS[1], 'version', version, 'ledger', ARGV[2]) "
    "redis.call('pexpire', KEYS[1], ARGV[3]) "
    "return {version}"
)


@dataclass(slots=True)
class _Known:
    """What this process last saw of one ledger; its own calls change it one at a time."""

    version: str = "0"
    text: str = ""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class RedisQuotas:
    """A QuotaStore on the server at `uri`, see RedisLink; belongs to one event loop.

    A ledger is changed here and written where nobody else has changed it meanwhile, else changed anew: one round trip
    when no other process is at work. It is kept for two days under `llm_quota:<sha256 of its name>`; no key is part of
    the name, so two accounts behind keys of the same name on one server count as one. Times are the server's: its
    distance from `clock.now` is measured once, so that machines whose clocks differ agree.
    """

    def __init__(self, uri: str, clock: Clock, timeout_s: float = 3.0) -> None:
        self._link = RedisLink(uri, timeout_s)
        self._clock = clock
        self._ahead_s: float | None = None
        self._known: dict[str, _Known] = {}

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        there = now + await self._ahead()
        return await self._change(name, lambda ledger: ledger.take(asks, there))

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        there = at + await self._ahead()
        await self._change(name, lambda ledger: ledger.settle(there, changes))

    async def refused(self, name: str, refusal: Refusal) -> None:
        """As QuotaStore.refused."""
        ahead = await self._ahead()
        there = replace(refusal, sent_at=refusal.sent_at + ahead, at=refusal.at + ahead)
        await self._change(name, lambda ledger: ledger.refused(there))

    async def close(self) -> None:
        """Close all connections."""
        await self._link.close()

    async def _ahead(self) -> float:
        """Seconds by which the server's clock is ahead of ours."""
        if self._ahead_s is None:
            seconds, micros = await self._link.ask(lambda server: server.time())
            self._ahead_s = seconds + micros / 1e6 - self._clock.now()
        return self._ahead_s

    async def _change(self, name: str, change: Callable[[Ledger], T]) -> T:
        known = self._known.setdefault(name, _Known())
        place = PREFIX + hashlib.sha256(name.encode()).hexdigest()
        async with known.turn:
            while True:
                ledger = _read(known.text)
                found = change(ledger)
                if await self._is_written(place, known, ledger.dump()):
                    return found

    async def _is_written(self, place: str, known: _Known, text: str) -> bool:
        """Whether `text` stands there now; else `known` is what somebody else has written meanwhile."""
        values = (known.version, text, str(KEPT_MS))
        known.version, *other = await self._link.ask(lambda server: server.eval(WRITE, 1, place, *values))
        known.text = other[0] if other else text
        return not other


def _read(text: str) -> Ledger:
    try:
        return Ledger.load(text) if text else Ledger()
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFailure(f"redis: a quota's counts cannot be read: {error}; they may be deleted") from error
