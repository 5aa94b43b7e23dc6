"""What the wire server knows and decides: its configuration, counters, script and limits."""

from __future__ import annotations

import json
import random
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from tests.wire.behaviour import Answer, Behaviour, Drop, Hang, Raw, Step, broken_json, failure, html
from tests.wire.formats import text_of, tokens
from tests.wire.quota import Bucket, headers
from tests.wire.seen import Seen

if TYPE_CHECKING:
    from tests.wire.connection import Connection


@dataclass
class Config:
    """What happens to a request without a script. Rates are shares of requests, drawn from `seed`, the prompt and
    how often it was asked before, so that the order of arrival does not matter.

    `content` null: JSON that follows the schema sent. `rpm`, `tpm` 0: no limit; `burst`, `token_burst` are the buckets'
    sizes, 0: one second's worth. `keep` false: requests are counted but not kept.
    """

    content: str | None = None
    latency_ms: float = 0.0
    piece_ms: float = 0.0
    error_rate: float = 0.0
    error_status: int = 500
    cut_rate: float = 0.0
    hang_rate: float = 0.0
    html_rate: float = 0.0
    broken_rate: float = 0.0
    drop_rate: float = 0.0
    refuse_rate: float = 0.0
    rpm: float = 0.0
    tpm: float = 0.0
    burst: float = 0.0
    token_burst: float = 0.0
    max_in_flight: int = 0
    credit: int = -1
    seed: int = 7
    keep: bool = True


@dataclass
class Stats:
    """Counters since the last reset. `redone`: requests for a prompt that was answered before."""

    requests: int = 0
    answered: int = 0
    streamed: int = 0
    cut: int = 0
    hung: int = 0
    aborted: int = 0
    redone: int = 0
    in_flight: int = 0
    max_in_flight: int = 0
    connections: int = 0
    first_at: float = 0.0
    last_at: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    per_second: Counter[int] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    @property
    def pace(self) -> float:
        """Requests a minute in the best half of the time, after the first second's burst: a busy machine has pauses."""
        _, _, *counts = (count for _, count in sorted(self.per_second.items()))
        half = len(counts) // 2
        return 60 * max(sum(counts[first : first + half]) / half for first in range(len(counts) - half + 1))

    def report(self) -> dict[str, Any]:
        """All counters as plain JSON; prompts only as numbers."""
        plain = {name: value for name, value in vars(self).items() if name not in {"asked", "told"}}
        return {**plain, "distinct_prompts": len(self.asked), "distinct_answered": len(self.told)}


class Mind:
    """Decides what each request meets and keeps what was seen."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.control = True
        self.log: TextIO | None = None
        self.connections: set[Connection] = set()
        self.routes: list[tuple[str, str, Callable[[Seen], Raw]]] = []
        self.otherwise: Step | None = None
        self.reset()

    def reset(self) -> None:
        self.requests: list[Seen] = []
        self.steps: deque[Step] = deque()
        open_now = sum(connection.open is not None for connection in self.connections)
        self.stats = Stats(connections=len(self.connections), in_flight=open_now, max_in_flight=open_now)
        self.arrived = 0
        self.credit = self.config.credit
        now = time.monotonic()
        c = self.config
        self.request_bucket = Bucket.full(c.rpm, c.burst or max(1.0, c.rpm / 60), now) if c.rpm else None
        self.token_bucket = Bucket.full(c.tpm, c.token_burst or max(1.0, c.tpm / 60), now) if c.tpm else None

    def configure(self, changes: dict[str, Any]) -> None:
        for name, value in changes.items():
            getattr(self.config, name)
            setattr(self.config, name, value)
        self.reset()

    def note(self, seen: Seen) -> None:
        """Count a model call that arrived."""
        stats, now = self.stats, time.time()
        stats.requests += 1
        stats.in_flight += 1
        stats.max_in_flight = max(stats.max_in_flight, stats.in_flight)
        stats.first_at = stats.first_at or now
        stats.per_second[int(now)] += 1
        stats.redone += seen.key in stats.told
        stats.asked[seen.key] += 1

    def done(self, seen: Seen, status: int, *, whole: bool) -> None:
        """Count how it ended: `whole` means that the asker has a complete answer."""
        stats = self.stats
        stats.in_flight -= 1
        stats.last_at = time.time()
        stats.statuses[status] += 1
        if whole and status == 200:
            stats.answered += 1
            stats.told[seen.key] += 1
        if self.log:
            row = {"key": seen.key, "status": status, "whole": whole, "at": round(stats.last_at, 4)}
            self.log.write(json.dumps(row) + "\n")

    def decide(self, seen: Seen) -> tuple[Behaviour, dict[str, str]]:
        """What the request meets, and the limit headers that go with it."""
        if seen.path.endswith("/embeddings") and not self.steps:
            return self._limited(seen, Answer())
        if self.steps:
            step = self.steps.popleft()
            return (step(seen) if callable(step) else step), self._headers(seen)
        step = self.otherwise if self.otherwise is not None else self._drawn(seen)
        return self._limited(seen, step(seen) if callable(step) else step)

    def _limited(self, seen: Seen, behaviour: Behaviour) -> tuple[Behaviour, dict[str, str]]:
        if self.config.max_in_flight and self.stats.in_flight > self.config.max_in_flight:
            return self._too_many(1.0), self._headers(seen)
        if wait := self._wait(seen, behaviour):
            return self._too_many(wait), self._headers(seen)
        if self.credit == 0:
            return failure(402, "insufficient_quota", "You have no credit left, add credit to go on"), {}
        self.credit -= self.credit > 0
        return behaviour, self._headers(seen)

    def _wait(self, seen: Seen, behaviour: Behaviour) -> float:
        now = time.monotonic()
        takes = [(self.request_bucket, 1.0), (self.token_bucket, float(self._tokens(seen, behaviour)))]
        buckets = [(bucket, amount) for bucket, amount in takes if bucket is not None]
        wait = max((bucket.wait(amount, now) for bucket, amount in buckets), default=0.0)
        if wait <= 0:
            for bucket, amount in buckets:
                bucket.take(amount)
        return wait

    def _tokens(self, seen: Seen, behaviour: Behaviour) -> int:
        if self.token_bucket is None or not isinstance(behaviour, Answer) or seen.path.endswith("/embeddings"):
            return 0
        return sum(tokens(behaviour, seen, text_of(behaviour, seen, self.config.content)))

    def _too_many(self, wait: float) -> Raw:
        import math

        named = {"retry_after": str(max(1, math.ceil(wait))), "retry_after_ms": str(math.ceil(wait * 1000))}
        return failure(429, "rate_limit_exceeded", "Rate limit reached", **named)

    def _headers(self, seen: Seen) -> dict[str, str]:
        return headers(seen.vendor, self.request_bucket, self.token_bucket)

    def _drawn(self, seen: Seen) -> Behaviour:
        c = self.config
        draw = random.Random(f"{c.seed}/{seen.key}/{self.stats.asked[seen.key]}").random()
        latency = c.latency_ms / 1000
        fine = Answer(latency_s=latency, piece_s=c.piece_ms / 1000)
        error = failure(c.error_status, "api_error", "injected server error")
        rates: tuple[tuple[float, Behaviour], ...] = (
            (c.error_rate, Raw(error.status, error.body, latency_s=latency)),
            (c.cut_rate, Answer(latency_s=latency, cut_after=1)),
            (c.hang_rate, Hang()),
            (c.html_rate, html()),
            (c.broken_rate, broken_json()),
            (c.drop_rate, Drop()),
            (c.refuse_rate, Answer(latency_s=latency, refusal="I can't help with that.")),
        )
        for rate, behaviour in rates:
            if draw < rate:
                return behaviour
            draw -= rate
        return fine
