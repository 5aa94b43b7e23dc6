"""Leave a provider that is down alone, and find out carefully whether it is back.

An evaluation *holds* its calls meanwhile, so that an outage costs time and no examples; a service
*fails fast*, so that its callers can go elsewhere.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from vitaeval.errors import CircuitOpen, CreditExhausted, OverBudget, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.transport import notice
from vitaeval.transport.clock import Clock
from vitaeval.transport.notice import Tell, silent
from vitaeval.transport.waited import waited

MOST_FAULTS = 3


class Circuit(StrEnum):
    """CLOSED lets all calls through, OPEN none, HALF_OPEN one at a time."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class WhenOpen(StrEnum):
    """What becomes of a call while the provider is down."""

    HOLD = "hold"
    FAIL = "fail"


@dataclass(slots=True)
class Passage:
    """One call's way through the breaker; `answered` counts all calls answered when it was last let in.

    `faults` counts how often it failed while others were answered.
    """

    answered: int = 0
    is_probe: bool = False
    first_failed: float | None = None
    faults: int = 0


class Breaker:
    """The state of one provider, shared by all its models.

    Opens after `breaker_failures` failed calls in a row, lets one probe through `breaker_pause_s` later,
    closes after `breaker_successes` answered probes. Any answer counts as life, also a refusal (4xx).
    After `hold_s` seconds of outage calls are no longer held: they raise CircuitOpen. `tell` hears
    once an outage of its beginning, of the first try that fails as well, of giving up, and of its end.
    """

    def __init__(
        self, provider: str, policy: Transport, clock: Clock, when_open: WhenOpen, tell: Tell = silent
    ) -> None:
        self.provider = provider
        self.circuit = Circuit.CLOSED
        self._policy = policy
        self._clock = clock
        self._when_open = when_open
        self._tell = tell
        self._streak = 0
        self._answered = 0
        self._under_way = 0
        self._successes = 0
        self._probing = False
        self._down_since = 0.0
        self._opened = 0.0
        self._reason = ""
        self._said: set[str] = set()
        self._news = asyncio.Event()

    async def enter(self, passage: Passage) -> None:
        """Wait for the way to be free. Raises CircuitOpen when the call is not to wait."""
        while not self._is_free():
            self._raise_if_hopeless()
            await self._next_chance()
        self._under_way += 1
        passage.answered = self._answered
        passage.is_probe = self.circuit is Circuit.HALF_OPEN
        self._probing = passage.is_probe

    def leave(self, passage: Passage, error: BaseException | None) -> None:
        """Take note of how a call ended; a call that was cancelled says nothing about the provider."""
        self._under_way -= 1
        if error is None or _is_life(error):
            self._succeeded(passage.is_probe)
        elif _is_failure(error):
            self._failed(passage.is_probe, str(error))
        if passage.is_probe:
            self._probing = False
            self._wake_waiting()

    def is_to_blame(self, passage: Passage, error: ProviderError) -> bool:
        """Whether a failed call is held and asked again: the provider seems down, not the request wrong.

        It is the request's own fault when it failed MOST_FAULTS times while others were answered (once may be an
        outage that began or ended meanwhile, twice one that did both), and after `hold_s`.
        """
        if self._when_open is WhenOpen.FAIL or not _is_failure(error):
            return False
        now = self._clock.now()
        passage.first_failed = now if passage.first_failed is None else passage.first_failed
        if now - passage.first_failed > self._policy.hold_s:
            self._give_up()
            return False
        others_answered = self._answered > passage.answered
        if isinstance(error, Transient):
            passage.faults += others_answered
            return passage.faults < MOST_FAULTS
        return self.circuit is not Circuit.CLOSED or (self._under_way > 0 and not others_answered)

    def _is_free(self) -> bool:
        if self.circuit is Circuit.OPEN and self._until_probe() <= 0:
            self.circuit = Circuit.HALF_OPEN
            self._successes = 0
        if self.circuit is Circuit.HALF_OPEN:
            return not self._probing
        return self.circuit is Circuit.CLOSED

    def _until_probe(self) -> float:
        return self._opened + self._policy.breaker_pause_s - self._clock.now()

    def _raise_if_hopeless(self) -> None:
        down_s = self._clock.now() - self._down_since
        if self._when_open is WhenOpen.HOLD:
            if down_s <= self._policy.hold_s:
                return
            self._give_up()
        raise CircuitOpen(self.provider, f"not asked, down for {down_s:.0f} s ({self._reason})")

    async def _next_chance(self) -> None:
        if self.circuit is Circuit.OPEN:
            await self._clock.sleep(max(0.0, self._until_probe()))
        else:
            await self._news.wait()

    def _succeeded(self, probe: bool) -> None:
        self._answered += 1
        if self.circuit is Circuit.CLOSED:
            self._streak = 0
        elif probe:
            self._successes += 1
            if self._successes >= self._policy.breaker_successes:
                self.circuit = Circuit.CLOSED
                self._streak = 0
                self._tell(notice.closed(self.provider, self._clock.now() - self._down_since))

    def _failed(self, probe: bool, reason: str) -> None:
        self._streak += 1
        self._reason = reason
        if self.circuit is Circuit.CLOSED and self._streak >= self._policy.breaker_failures:
            self._down_since = self._clock.now()
            self._said.clear()
            self._open()
            hold_s = self._policy.hold_s if self._when_open is WhenOpen.HOLD else None
            self._tell(notice.opened(self._streak, reason, self._policy.breaker_pause_s, hold_s))
        elif probe:
            self._open()
            self._say_once("still down", notice.still_down(self.provider, reason, self._policy.breaker_pause_s))

    def _give_up(self) -> None:
        if self.circuit is not Circuit.CLOSED:
            self._say_once("gave up", notice.gave_up(self.provider, self._clock.now() - self._down_since))

    def _say_once(self, what: str, line: str) -> None:
        """`line`, unless this outage has brought `what` before."""
        if what not in self._said:
            self._said.add(what)
            self._tell(line)

    def _open(self) -> None:
        self.circuit = Circuit.OPEN
        self._opened = self._clock.now()

    def _wake_waiting(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


def guarded(inner: ChatModel, breaker: Breaker, clock: Clock) -> ChatModel:
    """Ask `inner` only while its provider seems alive; time spent on hold goes to `timing.waited_ms`."""

    async def call(request: Request, /) -> Reply:
        arrived = clock.now()
        passage = Passage()
        while True:
            await breaker.enter(passage)
            asked = clock.now()
            try:
                reply = await inner(request)
            except ProviderError as error:
                breaker.leave(passage, error)
                if not breaker.is_to_blame(passage, error):
                    raise
            except BaseException as error:
                breaker.leave(passage, error)
                raise
            else:
                breaker.leave(passage, None)
                return waited(reply, asked - arrived)

    return call


def _is_failure(error: BaseException) -> bool:
    if isinstance(error, Transient):
        return not isinstance(error, RateLimited)
    return isinstance(error, ProviderError) and (error.status or 0) >= 500


def _is_life(error: BaseException) -> bool:
    """The provider said something, if only no. Our own refusals and an empty account say nothing."""
    if not isinstance(error, ProviderError) or isinstance(error, CreditExhausted | OverBudget):
        return False
    return error.status is not None and not _is_failure(error)
