"""Where the use of quotas is counted: in this process, or in a place that several processes share."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from vitaeval.transport.bucket import Ask, Bucket


class QuotaStore(Protocol):
    """Counts by `name` (one account's use of one model). Times are the callers' common clock, in seconds.

    Raises EnvironmentFailure when the shared place fails.
    """

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """Take all of `asks` and return 0.0, or take nothing and return the seconds until they may fit."""
        ...

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """Correct, by bucket, what was taken at the moment `at`."""
        ...

    async def block(self, name: str, until: float) -> None:
        """Give nothing to anybody until then: the provider said when to come back."""
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...


@dataclass(slots=True)
class Ledger:
    """The counts of one name; the rules that every store keeps."""

    buckets: dict[str, Bucket] = field(default_factory=dict)
    blocked_until: float = 0.0

    def take(self, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        if now < self.blocked_until:
            return self.blocked_until - now
        wait = max((self._bucket(ask).wait(ask, now) for ask in asks), default=0.0)
        if wait > 1e-9:
            return wait
        self.count(asks, now)
        return 0.0

    def count(self, asks: Sequence[Ask], now: float) -> None:
        """Note what was taken, whether it fits or not."""
        for ask in asks:
            self._bucket(ask).take(ask, now)

    def settle(self, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        for name, change in changes.items():
            if name in self.buckets:
                self.buckets[name].settle(at, change)

    def block(self, until: float) -> None:
        """As QuotaStore.block; the latest word holds."""
        self.blocked_until = max(self.blocked_until, until)

    def dump(self) -> str:
        """The state as JSON."""
        buckets = {name: bucket.dump() for name, bucket in self.buckets.items()}
        return json.dumps({"blocked_until": self.blocked_until, "buckets": buckets})

    @classmethod
    def load(cls, text: str) -> Ledger:
        """The ledger that `dump` wrote down. Raises ValueError, KeyError or TypeError for anything else."""
        state = json.loads(text)
        buckets = {name: Bucket.load(bucket) for name, bucket in state["buckets"].items()}
        return cls(buckets, state["blocked_until"])

    def _bucket(self, ask: Ask) -> Bucket:
        return self.buckets.setdefault(ask.bucket, Bucket(ask.window_s))


class MemoryStore:
    """Counts of this process only."""

    def __init__(self) -> None:
        self._ledgers: dict[str, Ledger] = {}

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        return self.ledger(name).take(asks, now)

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        self.ledger(name).settle(at, changes)

    async def block(self, name: str, until: float) -> None:
        """As QuotaStore.block."""
        self.ledger(name).block(until)

    async def close(self) -> None:
        """Nothing to let go of."""

    def ledger(self, name: str) -> Ledger:
        """The counts of `name`."""
        return self._ledgers.setdefault(name, Ledger())
