"""Ask again when a later try may succeed.

The loop is our own: two budgets run side by side here (failures are counted, 429s are only timed), the
same server error ends it early, and all waiting happens on an injected clock; tenacity's stop and wait
rules know one attempt counter and read the system's clock.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from vitaeval.errors import CircuitOpen, Permanent, RateLimited, Transient
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Transport
from vitaeval.schema.ports import ChatModel, EmbeddingModel
from vitaeval.transport.clock import Clock
from vitaeval.transport.waited import waited

T = TypeVar("T")

PROVIDER_STATE = frozenset({502, 503, 504, 529})
"""Statuses that speak of the provider, not of the request: a gateway without its server, overload."""


def retried(inner: ChatModel, policy: Transport, clock: Clock) -> ChatModel:
    """Repeat requests that failed for a passing reason; `Reply.attempts` counts every request.

    Transient failures are repeated `policy.retries` times, after full-jitter exponential back-off from
    `backoff_s` to `backoff_max_s` (Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015).
    A 429 costs none of these tries: it waits as long as the provider says (or backs off) and comes again
    until `rate_limit_deadline_s` have passed; a wait above `retry_after_max_s` is not begun and the 429
    is raised. The same 5xx `same_failure_limit` times is the request's own fault and raises Permanent,
    save the statuses in PROVIDER_STATE. All other errors pass at once. Time up to the request that was
    answered is added to `timing.waited_ms`.
    """

    async def call(request: Request, /) -> Reply:
        tries = _Tries(policy, clock, clock.now())
        reply = await _answered(lambda: inner(request), tries)
        return waited(reply, tries.sent - tries.began, tries.requests + 1) if tries.requests else reply

    return call


def retried_embeddings(inner: EmbeddingModel, policy: Transport, clock: Clock, at_once: int) -> EmbeddingModel:
    """The same for vectors. At most `at_once` texts are one request: what has come is not asked again with the rest."""

    async def embed(texts: Sequence[str], /) -> tuple[tuple[float, ...], ...]:
        found: tuple[tuple[float, ...], ...] = ()
        for start in range(0, len(texts), at_once):
            part = texts[start : start + at_once]
            found += await _answered(partial(inner, part), _Tries(policy, clock, clock.now()))
        return found

    return embed


async def _answered(ask: Callable[[], Awaitable[T]], tries: _Tries) -> T:
    while True:
        tries.sent = tries.clock.now()
        try:
            return await ask()
        except CircuitOpen:
            raise
        except Transient as error:
            await tries.clock.sleep(tries.pause(error))


@dataclass(slots=True)
class _Tries:
    """What has happened to one call so far."""

    policy: Transport
    clock: Clock
    began: float
    sent: float = 0.0
    requests: int = 0
    failures: int = 0
    refusals: int = 0
    same: int = 0
    status: int | None = None

    def pause(self, error: Transient) -> float:
        """Seconds until the next try. Raises when there is to be none."""
        self.requests += 1
        if isinstance(error, RateLimited):
            return self._until_allowed(error)
        self.refusals = 0
        self.failures += 1
        self._raise_if_repeated(error)
        if self.failures > self.policy.retries:
            raise Transient(error.provider, self._told(error), status=error.status) from error
        return self._backoff(self.failures)

    def _until_allowed(self, error: RateLimited) -> float:
        self.refusals += 1
        pause = self._backoff(self.refusals) if error.after_s is None else self._jittered(error.after_s)
        late = self.clock.now() + pause - self.began > self.policy.rate_limit_deadline_s
        if late or (error.after_s or 0.0) > self.policy.retry_after_max_s:
            raise RateLimited(error.provider, self._told(error), after_s=error.after_s, status=error.status) from error
        return pause

    def _raise_if_repeated(self, error: Transient) -> None:
        self.same = self.same + 1 if error.status == self.status else 1
        self.status = error.status
        own_fault = error.status is not None and error.status >= 500 and error.status not in PROVIDER_STATE
        if own_fault and self.same >= self.policy.same_failure_limit:
            raise Permanent(error.provider, self._told(error), status=error.status) from error

    def _backoff(self, number: int) -> float:
        highest = min(self.policy.backoff_max_s, self.policy.backoff_s * 2.0 ** min(number - 1, 60))
        return self.clock.chance() * highest

    def _jittered(self, after_s: float) -> float:
        """Never sooner than told; a little later, so that those told the same do not come at once."""
        return after_s + self.clock.chance() * 0.1 * min(after_s, self.policy.backoff_s)

    def _told(self, error: Transient) -> str:
        plural = "s" if self.requests > 1 else ""
        return f"{error.reason} ({self.requests} request{plural} in {self.clock.now() - self.began:.1f} s)"
