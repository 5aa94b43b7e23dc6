"""The connection to a Redis server that answers and quotas share."""

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

CONNECTIONS = 32


class RedisLink:
    """The server at `uri` (`redis://[user:password@]host[:port][/db]`, `rediss://` with TLS); the first call connects.

    The server counts as away when it has not answered within `timeout_s`. A password is never part of a message.
    Raises ConfigError for an unusable `uri` and without the package `redis`.
    """

    def __init__(self, uri: str, timeout_s: float = 3.0) -> None:
        if find_spec("redis") is None:
            raise ConfigError("a Redis cache needs one more package: pip install 'vitaeval[redis]'")
        self._uri = uri
        self._where = _where(uri)
        self._timeout_s = timeout_s
        self._client: Redis | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def ask(self, action: Callable[[Any], Awaitable[T]]) -> T:
        """`action` with the client. Raises EnvironmentFailure when the server cannot be reached."""
        from redis.exceptions import RedisError

        try:
            return await action(self._connected())
        except (RedisError, OSError, TimeoutError) as error:
            kind = type(error).__name__
            raise EnvironmentFailure(f"redis at {self._where}: {kind}") from None

    async def close(self) -> None:
        """Close all connections."""
        client, self._client = self._client, None
        if client is not None and self._loop is asyncio.get_running_loop():
            await client.aclose()

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
