"""Ask a provider as often as it allows, and no more often."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from vitaeval.errors import ProviderError, RateLimited
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Limits
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.allowance import Allowance
from vitaeval.transport.clock import Clock
from vitaeval.transport.estimate import Needs
from vitaeval.transport.lanes import Lanes
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_store import QuotaStore
from vitaeval.transport.waited import waited

OVERLOAD = frozenset({503, 529})
_SLICE_S = 1.0
_LEAST_S = 0.001
_TOKENS = ("tpm", "tpd")


@dataclass(frozen=True, slots=True)
class Ticket:
    """The right to one request: when it was given, and the tokens that were set aside for it.

    `tokens` null: nobody counts tokens yet, there is nothing to correct.
    """

    at: float
    tokens: float | None


class Quota:
    """One account's use of one model. `name` must be the same in all processes that share the quota.

    Calls are let through in the order in which they came. Tokens are set aside by estimate and corrected
    when the usage is known; what failed unread (4xx) gives its tokens back. A wait of more than
    `longest_s` (the day's quota is gone) is not begun: RateLimited, without a request.
    """

    def __init__(self, name: str, limits: Limits, store: QuotaStore, clock: Clock, longest_s: float = 600.0) -> None:
        self.name = name
        self.allowance = Allowance(limits)
        self.lanes = Lanes(limits.concurrency or 2**31, is_known=self.allowance.knows_rates)
        self._store = store
        self._clock = clock
        self._longest_s = longest_s
        self._needs = Needs()
        self._turn = asyncio.Lock()

    async def enter(self, request: Request) -> Ticket:
        """Wait until the request may go out; `leave` must follow."""
        async with self._turn:
            await self.lanes.enter()
            try:
                ticket = await self._until_allowed(request)
            except BaseException:
                self.lanes.leave()
                raise
        return ticket

    async def answered(self, ticket: Ticket, request: Request, reply: Reply) -> None:
        """Learn from an answer, and settle what it used."""
        self.lanes.answered()
        if reply.rate is not None:
            self.allowance.told(reply.rate)
        if reply.usage is not None:
            self._needs.seen(request, reply.usage)
            await self._settle(ticket, reply.usage.prompt + reply.usage.completion)

    async def failed(self, ticket: Ticket, error: ProviderError) -> None:
        """Learn from a failure."""
        now = self._clock.now()
        if isinstance(error, RateLimited):
            self.lanes.overloaded(ticket.at, now)
            await self._store.refused(self.name, Refusal(ticket.at, now, error.after_s, self.allowance.rpm))
        elif error.status in OVERLOAD:
            self.lanes.overloaded(ticket.at, now)
        if error.status is not None and 400 <= error.status < 500:
            await self._settle(ticket, 0.0)

    async def _until_allowed(self, request: Request) -> Ticket:
        while True:
            now, tokens = self._clock.now(), self._needs.expected(request)
            asks = self.allowance.asks(tokens)
            wait = await self._store.take(self.name, asks, now)
            if wait <= 0:
                return Ticket(now, tokens if any(ask.bucket in _TOKENS for ask in asks) else None)
            if wait > self._longest_s:
                raise RateLimited(self.name, f"the quota is used up for {wait:.0f} s", after_s=wait, status=None)
            await self._clock.sleep(min(max(wait, _LEAST_S), _SLICE_S))

    async def _settle(self, ticket: Ticket, tokens: float) -> None:
        if ticket.tokens is None:
            return
        change = tokens - ticket.tokens
        await self._store.settle(self.name, ticket.at, dict.fromkeys(_TOKENS, change))


def limited(inner: ChatModel, quota: Quota, clock: Clock) -> ChatModel:
    """Ask `inner` when `quota` allows it; the time in the queue goes to `timing.waited_ms`."""

    async def call(request: Request, /) -> Reply:
        arrived = clock.now()
        ticket = await quota.enter(request)
        try:
            reply = await inner(request)
        except ProviderError as error:
            await quota.failed(ticket, error)
            raise
        finally:
            quota.lanes.leave()
        await quota.answered(ticket, request, reply)
        return waited(reply, ticket.at - arrived)

    return call
