"""From the address of a cache to the store behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vitaeval.errors import ConfigError
from vitaeval.schema.config import Cache
from vitaeval.transport.clock import Clock
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_forgiving import ForgivingStore
from vitaeval.transport.store_redis import RedisStore
from vitaeval.transport.store_sqlite import SqliteStore

SQLITE = "sqlite:///"
REDIS = ("redis://", "rediss://")


def open_store(cache: Cache, root: Path, owner: str, clock: Clock, warn: Callable[[str], None]) -> AnswerStore | None:
    """The store that `cache` names, one that never stops a run; None when nothing is to be kept.

    `sqlite:///answers.db` lies in the folder `root`, `sqlite:////var/answers.db` where it says; `redis://…`
    connects with the first call. `owner` must differ between processes, `clock.now` must be wall time.
    Raises ConfigError for another kind of address and EnvironmentFailure for a file that cannot be used.
    """
    if cache.uri is None:
        return None
    if cache.uri.startswith(SQLITE) and cache.uri != SQLITE:
        path = root / cache.uri.removeprefix(SQLITE)
        return ForgivingStore(SqliteStore(path, owner, clock, ttl_s=cache.ttl_s), warn, clock)
    if cache.uri.startswith(REDIS):
        return ForgivingStore(RedisStore(cache.uri, owner, ttl_s=cache.ttl_s), warn, clock)
    kind = cache.uri.partition(":")[0]
    raise ConfigError(f"cache.uri: {kind!r} is no kind of store: sqlite:///path, redis://host or null")
