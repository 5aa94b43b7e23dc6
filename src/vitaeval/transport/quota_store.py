"""Where the use of quotas is counted: in this process, or in a place that several processes share."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from vitaeval.transport.bucket import MINUTE_S, REQUESTS, Ask, Bucket
from vitaeval.transport.pace import Pace, Refusal


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

    async def refused(self, name: str, refusal: Refusal) -> None:
        """Learn from a refusal, for all: nothing is given until the provider is ready again, then more slowly."""
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...


@dataclass(slots=True)
class Ledger:
    """The counts of one name and what was learned of its pace; the rules that every store keeps."""

    buckets: dict[str, Bucket] = field(default_factory=dict)
    blocked_until: float = 0.0
    pace: Pace = field(default_factory=Pace)

    def take(self, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        if now < self.blocked_until:
            return self.blocked_until - now
        wait = max((self._bucket(ask).wait(self._paced(ask), now) for ask in asks), default=0.0)
        if wait > 1e-9:
            return wait
        self.count(asks, now)
        return 0.0

    def count(self, asks: Sequence[Ask], now: float) -> None:
        """Note what was taken, whether it fits or not."""
        for ask in asks:
            self._bucket(ask).take(self._paced(ask), now)
            if ask.bucket == REQUESTS:
                self.pace.rise(ask.limit)

    def settle(self, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        for name, change in changes.items():
            if name in self.buckets:
                self.buckets[name].settle(at, change)

    def refused(self, refusal: Refusal) -> None:
        """As QuotaStore.refused; of several words on when to come back the latest holds."""
        self.pace.cut(refusal, self.buckets.setdefault(REQUESTS, Bucket(MINUTE_S)))
        self.blocked_until = max(self.blocked_until, refusal.at + (refusal.after_s or 0.0))

    def dump(self) -> str:
        """The state as JSON."""
        buckets = {name: bucket.dump() for name, bucket in self.buckets.items()}
        return json.dumps({"blocked_until": self.blocked_until, "buckets": buckets, "pace": self.pace.dump()})

    @classmethod
    def load(cls, text: str) -> Ledger:
        """The ledger that `dump` wrote down. Raises ValueError, KeyError or TypeError for anything else."""
        state = json.loads(text)
        buckets = {name: Bucket.load(bucket) for name, bucket in state["buckets"].items()}
        return cls(buckets, state["blocked_until"], Pace.load(state["pace"]) if "pace" in state else Pace())

    def _paced(self, ask: Ask) -> Ask:
        """Requests also keep to the pace; without any limit there is no pace to keep."""
        if ask.bucket != REQUESTS:
            return ask
        limit = min(ask.limit, self.pace.value or math.inf)
        return replace(ask, limit=limit, is_paced=limit < math.inf and (ask.is_paced or self.pace.value is not None))

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

    async def refused(self, name: str, refusal: Refusal) -> None:
        """As QuotaStore.refused."""
        self.ledger(name).refused(refusal)

    async def close(self) -> None:
        """Nothing to let go of."""

    def ledger(self, name: str) -> Ledger:
        """The counts of `name`."""
        return self._ledgers.setdefault(name, Ledger())
