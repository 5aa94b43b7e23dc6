"""Where the use of quotas is counted: in this process, or in a place that several processes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from vitaeval.transport.bucket import Ask, Bucket


class QuotaStore(Protocol):
    """Counts by `name` (one account's use of one model). Times are the callers' common clock, in seconds.

    Raises EnvironmentFailure when the shared place fails.
    """

    def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """Take all of `asks` and return 0.0, or take nothing and return the seconds until they may fit."""
        ...

    def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """Correct, by bucket, what was taken at the moment `at`."""
        ...

    def block(self, name: str, until: float) -> None:
        """Give nothing to anybody until then: the provider said when to come back."""
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
        pairs = [(self.buckets.setdefault(ask.bucket, Bucket(ask.window_s)), ask) for ask in asks]
        wait = max((bucket.wait(ask, now) for bucket, ask in pairs), default=0.0)
        if wait > 1e-9:
            return wait
        for bucket, ask in pairs:
            bucket.take(ask, now)
        return 0.0

    def settle(self, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        for name, change in changes.items():
            if name in self.buckets:
                self.buckets[name].settle(at, change)

    def block(self, until: float) -> None:
        """As QuotaStore.block; the latest word holds."""
        self.blocked_until = max(self.blocked_until, until)


class MemoryStore:
    """Counts of this process only."""

    def __init__(self) -> None:
        self._ledgers: dict[str, Ledger] = {}

    def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        return self._ledger(name).take(asks, now)

    def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        self._ledger(name).settle(at, changes)

    def block(self, name: str, until: float) -> None:
        """As QuotaStore.block."""
        self._ledger(name).block(until)

    def _ledger(self, name: str) -> Ledger:
        return self._ledgers.setdefault(name, Ledger())
