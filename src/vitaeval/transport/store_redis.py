"""Answers in a Redis server, shared by a team."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from vitaeval.errors import ConfigError, EnvironmentFailure

if TYPE_CHECKING:
    from redis.asyncio import Redis

T = TypeVar("T")

PREFIX = "llm_cache:"
LEASE_PREFIX = "llm_cache_lease:"
CONNECTIONS = 32
RENEW = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0"
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisStore:
    """An AnswerStore on the server at `uri` (`redis://[user:password@]host[:port][/db]`, `rediss://` with TLS).

    Keys are `llm_cache:<sha256>`; leases stand beside them under `llm_cache_lease:<sha256>`. `owner` must
    differ between processes. The server forgets answers after `ttl_s` seconds, None: never by itself, and
    counts as away when it has not answered within `timeout_s`. The first call connects. A password is never
    part of a message. Raises ConfigError for an unusable `uri` and without the package `redis`.
    """

    def __init__(
        self, uri: str, owner: str, *, ttl_s: float | None = None, lease_s: float = 15.0, timeout_s: float = 3.0
    ) -> None:
        if find_spec("redis") is None:
            raise ConfigError("a Redis cache needs one more package: pip install 'vitaeval[redis]'")
        self.lease_s = lease_s
        self._uri = uri
        self._where = _where(uri)
        self._owner = owner
        self._ttl_ms = None if ttl_s is None else max(1, round(ttl_s * 1000))
        self._lease_ms = max(1, round(lease_s * 1000))
        self._timeout_s = timeout_s
        self._client: Redis | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def get(self, key: str) -> str | None:
        """What is kept under `key`."""
        found = await self._ask(lambda server: server.get(PREFIX + key))
        return None if found is None else str(found)

    async def put(self, key: str, text: str) -> None:
        """Keep `text`."""
        await self._ask(lambda server: server.set(PREFIX + key, text, px=self._ttl_ms))

    async def claim(self, key: str) -> bool:
        """Take the lease on `key` unless somebody holds it."""
        place = LEASE_PREFIX + key
        return bool(await self._ask(lambda server: server.set(place, self._owner, nx=True, px=self._lease_ms)))

    async def renew(self, key: str) -> None:
        """Hold on to the lease."""
        place, owner, most = LEASE_PREFIX + key, self._owner, str(self._lease_ms)
        await self._ask(lambda server: server.eval(RENEW, 1, place, owner, most))

    async def release(self, key: str) -> None:
        """Give up the lease."""
        await self._ask(lambda server: server.eval(RELEASE, 1, LEASE_PREFIX + key, self._owner))

    async def close(self) -> None:
        """Close all connections."""
        client, self._client = self._client, None
        if client is not None and self._loop is asyncio.get_running_loop():
            await client.aclose()

    async def _ask(self, action: Callable[[Any], Awaitable[T]]) -> T:
        from redis.exceptions import RedisError

        try:
            return await action(self._connected())
        except (RedisError, OSError, TimeoutError) as error:
            kind = type(error).__name__
            raise EnvironmentFailure(f"redis at {self._where}: {kind}") from None

    def _connected(self) -> Redis:
        """The client of the running event loop; connections cannot move from one loop to another."""
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = _client(self._uri, self._timeout_s), loop
        return self._client


def _client(uri: str, timeout_s: float) -> Redis:
    """No retries: whoever cannot wait for a cache goes to the model."""
    from redis.asyncio import BlockingConnectionPool, Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    pool = BlockingConnectionPool.from_url(
        uri,
        max_connections=CONNECTIONS,
        timeout=timeout_s,
        socket_timeout=timeout_s,
        socket_connect_timeout=timeout_s,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
    )
    return Redis.from_pool(pool)


def _where(uri: str) -> str:
    """Host and port, without user and password."""
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        raise ConfigError("cache.uri is no redis://host:port/db") from None
    if parts.scheme not in ("redis", "rediss") or not parts.hostname:
        raise ConfigError("cache.uri is no redis://host:port/db")
    return f"{parts.hostname}:{port or 6379}"
