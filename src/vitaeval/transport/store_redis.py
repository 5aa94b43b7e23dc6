"""Answers in a Redis server, shared by a team."""

from __future__ import annotations

import os
import time
from typing import Any

from vitaeval.transport.redis_link import RedisLink

PREFIX = "llm_cache:"
LEASE_PREFIX = "llm_cache_lease:"
CLAIM = (
    "local held, mine = redis.call('get', KEYS[1]), ARGV[1] .. ARGV[2] "
    "if held and (held == mine or string.sub(held, 1, #ARGV[1]) ~= ARGV[1]) then return 0 end "
    "redis.call('set', KEYS[1], mine, 'px', ARGV[3]) return 1"
)
RENEW = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0"
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisStore:
    """An AnswerStore on the server at `uri`, see RedisLink.

    Keys are `llm_cache:<sha256>`; leases stand beside them under `llm_cache_lease:<sha256>`. `owner` must differ
    between processes that run side by side; one that comes back under its name takes over the leases that it held
    when it died. The server forgets answers after `ttl_s` seconds, None: never by itself.
    """

    def __init__(
        self, uri: str, owner: str, *, ttl_s: float | None = None, lease_s: float = 15.0, timeout_s: float = 3.0
    ) -> None:
        self.lease_s = lease_s
        self._link = RedisLink(uri, timeout_s)
        self._owner = f"{owner} "
        self._life = f"{os.getpid()}.{time.monotonic_ns()}"
        self._ttl_ms = None if ttl_s is None else max(1, round(ttl_s * 1000))
        self._lease_ms = max(1, round(lease_s * 1000))

    async def get(self, key: str) -> str | None:
        """What is kept under `key`."""
        found = await self._link.ask(lambda server: server.get(PREFIX + key))
        return None if found is None else str(found)

    async def put(self, key: str, text: str, *, releasing: str | None = None) -> None:
        """Keep `text`."""

        async def put_then_release(server: Any) -> None:
            async with server.pipeline(transaction=True) as steps:
                steps.set(PREFIX + key, text, px=self._ttl_ms)
                if releasing is not None:
                    steps.eval(RELEASE, 1, LEASE_PREFIX + releasing, self._owner + self._life)
                await steps.execute()

        await self._link.ask(put_then_release)

    async def claim(self, key: str) -> bool:
        """Take the lease on `key` unless somebody holds it; an earlier life of this owner is nobody."""
        values = (LEASE_PREFIX + key, self._owner, self._life, str(self._lease_ms))
        return bool(await self._link.ask(lambda server: server.eval(CLAIM, 1, *values)))

    async def renew(self, key: str) -> None:
        """Hold on to the lease."""
        values = (LEASE_PREFIX + key, self._owner + self._life, str(self._lease_ms))
        await self._link.ask(lambda server: server.eval(RENEW, 1, *values))

    async def release(self, key: str) -> None:
        """Give up the lease."""
        await self._link.ask(lambda server: server.eval(RELEASE, 1, LEASE_PREFIX + key, self._owner + self._life))

    async def close(self) -> None:
        """Close all connections."""
        await self._link.close()
