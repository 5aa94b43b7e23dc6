"""From the address of a cache to the place where quotas are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vitaeval.schema.config import Cache
from vitaeval.transport.clock import Clock
from vitaeval.transport.quota_file import FileStore
from vitaeval.transport.quota_forgiving import ForgivingQuotas
from vitaeval.transport.quota_redis import RedisQuotas
from vitaeval.transport.quota_store import QuotaStore
from vitaeval.transport.store_open import REDIS

FILE = "quota.db"


def open_quotas(cache: Cache, root: Path, clock: Clock, warn: Callable[[str], None]) -> QuotaStore:
    """Quotas shared by all who use the Redis server that `cache` names, else by this machine through a file in `root`.

    Neither ever stops a run; `clock.now` must be wall time. Raises ConfigError for an unusable address and
    EnvironmentFailure for a file that cannot be used.
    """
    is_redis = cache.uri is not None and cache.uri.startswith(REDIS)
    inner: QuotaStore = RedisQuotas(str(cache.uri), clock) if is_redis else FileStore(root / FILE)
    return ForgivingQuotas(inner, warn, clock)
