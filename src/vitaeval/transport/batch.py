"""Many calls as one order: half the price, within a day."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from vitaeval.errors import ProviderError, RateLimited, Transient
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import CallTiming, Reply, Request
from vitaeval.schema.ports import BatchPort, ChatModel
from vitaeval.transport.batch_file import BatchFile
from vitaeval.transport.clock import Clock

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BatchPace:
    """How calls are gathered and how patiently answers are waited for; times in seconds.

    A batch is closed when nobody new has come for `quiet_s`, or at `items` calls or `characters` of text: OpenAI
    takes 50,000 calls or 200 MB a file, Groq 100 MB (their SDKs' own words). Its state is looked at once, then after
    `poll_s`, each time `slower` times later up to `poll_max_s`. Batches are ordered for 24 hours; after `give_up_s`
    the callers hear Transient, and a resumed run looks for the same batch again.
    """

    quiet_s: float = 1.0
    items: int = 10_000
    characters: int = 20_000_000
    poll_s: float = 5.0
    slower: float = 1.5
    poll_max_s: float = 120.0
    give_up_s: float = 93_600.0


def batched(port: BatchPort, provider: str, file: BatchFile, clock: Clock, pace: BatchPace = BatchPace()) -> ChatModel:
    """`port` as a ChatModel: calls that arrive together become one batch, each caller gets its own answer.

    A batch is in `file` before it is waited for; a call that is there already waits for that batch and orders
    nothing. An item that failed or expired raises its error, and `file` forgets it, so that it can be asked
    again. An order is repeated after a 429 only: after any other failure it may exist. `timing.waited_ms` is the
    time from the order to the answer: no vendor tells an item's own. Needs a `clock` with wall time.

    What no file can prevent: a process that dies between the vendor's word that the order is taken and the disk's
    that it is noted leaves a batch that nobody looks for.
    """
    return _Office(port, provider, file, clock, pace).ask


@dataclass(frozen=True, slots=True)
class _Call:
    """A caller that waits."""

    key: str
    request: Request
    answer: asyncio.Future[Reply]

    @property
    def size(self) -> int:
        schema = len(self.request.output.json_schema) if self.request.output else 0
        return schema + sum(len(message.content) for message in self.request.messages)


@dataclass(slots=True)
class _Office:
    """Gathers calls, orders batches, hands out answers; belongs to one event loop."""

    port: BatchPort
    provider: str
    file: BatchFile
    clock: Clock
    pace: BatchPace
    arrived: int = 0
    characters: int = 0
    is_gathering: bool = False
    gathered: list[_Call] = field(default_factory=list)
    expected: dict[str, list[_Call]] = field(default_factory=dict)
    under_way: dict[str, asyncio.Future[Reply]] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def ask(self, request: Request, /) -> Reply:
        key = call_key(request)
        if key not in self.under_way:
            self._take(_Call(key, request, asyncio.get_running_loop().create_future()))
        return await asyncio.shield(self.under_way[key])

    def _take(self, call: _Call) -> None:
        self.under_way[call.key] = call.answer
        call.answer.add_done_callback(lambda answer: self._forget(call.key, answer))
        place = self.file.places.get(call.key)
        if place is None:
            self._gather(call)
        else:
            self._expect(place.batch, call)

    def _forget(self, key: str, answer: asyncio.Future[Reply]) -> None:
        del self.under_way[key]
        answer.exception()  # a caller that was stopped does not ask for it

    def _gather(self, call: _Call) -> None:
        if self.characters + call.size > self.pace.characters:
            self._close()
        self.gathered.append(call)
        self.characters += call.size
        self.arrived += 1
        if len(self.gathered) >= self.pace.items:
            self._close()
        elif not self.is_gathering:
            self.is_gathering = True
            self._start(self._until_quiet())

    async def _until_quiet(self) -> None:
        seen = 0
        while seen != self.arrived:
            seen = self.arrived
            await self.clock.sleep(self.pace.quiet_s)
        self.is_gathering = False
        self._close()

    def _close(self) -> None:
        calls, self.gathered, self.characters = self.gathered, [], 0
        if calls:
            self._start(self._order(calls))

    async def _order(self, calls: Sequence[_Call]) -> None:
        keys = {_custom(call.key): call.key for call in calls}
        try:
            at = self.clock.now()
            batch = await self._patiently(
                lambda: self.port.submit([(_custom(call.key), call.request) for call in calls]), RateLimited
            )
            self.file.ordered(batch, self.provider, at, keys)
        except Exception as error:
            _fail(calls, error)
            return
        for call in calls:
            self._expect(batch, call)

    def _expect(self, batch: str, call: _Call) -> None:
        if batch not in self.expected:
            self.expected[batch] = []
            self._start(self._collect(batch))
        self.expected[batch].append(call)

    async def _collect(self, batch: str) -> None:
        """Wait for the end of `batch` and answer all that wait for it by then."""
        calls = self.expected[batch]
        try:
            await self.clock.sleep(self.pace.quiet_s)
            self._hand_out(batch, calls, await self._found(batch, calls))
        except Exception as error:
            _fail(calls, error)

    async def _found(self, batch: str, calls: Sequence[_Call]) -> Mapping[str, Reply | ProviderError]:
        """What became of `calls`, which grows until the batch has ended; later callers make a round of their own."""
        try:
            try:
                await self._patiently(lambda: self._ended(batch), Transient)
            finally:
                del self.expected[batch]
            asked = {_custom(call.key): call.request for call in calls}
            return await self._patiently(lambda: self.port.results(batch, asked), Transient)
        except ProviderError as error:
            if error.status != 404:
                raise
            return {_custom(call.key): error for call in calls}

    async def _ended(self, batch: str) -> bool | None:
        return await self.port.has_ended(batch) or None

    def _hand_out(self, batch: str, calls: Sequence[_Call], found: Mapping[str, Reply | ProviderError]) -> None:
        missing = Transient(self.provider, f"batch {batch} ended without this answer")
        outcomes = [(call, found.get(_custom(call.key), missing)) for call in calls]
        took = {call.key: self.clock.now() - self.file.places[call.key].at for call in calls}
        lost = [call.key for call, outcome in outcomes if isinstance(outcome, ProviderError)]
        if lost:
            self.file.lost(batch, lost)
        for call, outcome in outcomes:
            if isinstance(outcome, ProviderError):
                call.answer.set_exception(outcome)
            else:
                timing = CallTiming(latency_ms=0.0, waited_ms=max(0.0, took[call.key]) * 1000)
                call.answer.set_result(Reply(**{**dict(outcome), "timing": timing, "batched": True}))

    async def _patiently(self, action: Callable[[], Awaitable[T | None]], passing: type[Transient]) -> T:
        """What `action` brings once it brings something; `passing` errors are waited out until `give_up_s`."""
        began, pause = self.clock.now(), self.pace.poll_s
        while True:
            told: Transient = Transient(self.provider, "the batch is not answered yet; resume the run to look again")
            try:
                found = await action()
                if found is not None:
                    return found
            except passing as error:
                told = error
            wait = max(pause, told.after_s or 0.0) if isinstance(told, RateLimited) else pause
            if self.clock.now() + wait - began > self.pace.give_up_s:
                raise told
            await self.clock.sleep(wait)
            pause = min(pause * self.pace.slower, self.pace.poll_max_s)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def _custom(key: str) -> str:
    """An item's name with the vendor: no example's name leaves the machine."""
    return key[:40]


def _fail(calls: Sequence[_Call], error: Exception) -> None:
    for call in calls:
        if not call.answer.done():
            call.answer.set_exception(error)
