"""What was answered once is not asked, and not paid, again."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from pydantic import ValidationError

from vitaeval.errors import EnvironmentFailure, ProviderError
from vitaeval.schema.chat import CallTiming, Evidence, Reply, Request
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.clock import Clock
from vitaeval.transport.store import AnswerStore

FORMAT = 1
KEPT = frozenset({Evidence.REAL, Evidence.SIMULATED})
FIRST_LOOK_S, LONGEST_LOOK_S = 0.02, 0.5

Flight = asyncio.Future[Reply | ProviderError | None]


def cached(
    inner: ChatModel,
    store: AnswerStore,
    config: ModelConfig,
    clock: Clock | None = None,
    substitutes: Mapping[str, ModelConfig] | None = None,
) -> ChatModel:
    """Answer from `store` what it holds; ask `inner`, the model of `config`, for the rest and keep its replies.

    A kept answer comes back with its own latency, usage, cost and served model. A real one is marked
    REPLAYED: its cost says what the answer is worth, not what this run paid. What this run paid is what the
    meter counted, and the meter is inside the cache: it never sees a kept answer, so nothing counts twice.

    Calls with one key that are under way at once become one call: in this process they share its outcome,
    also a failure; other processes wait for the store's lease and then find the answer. Only a reply is
    kept, whatever its text is worth; no error is. A substitute's reply is kept under the substitute, when
    `substitutes` has its configuration by the name in `Reply.substitute`, and never under the model that was
    asked. Keyless models are not cached: they are faster than a cache, and their answers depend on inputs
    that the key leaves out.
    """
    flights: dict[str, Flight] = {}
    keeper = _Keeper(inner, store, config, clock or Clock(), substitutes or {})

    async def call(request: Request, /) -> Reply:
        key = cache_key(config, request)
        while (under_way := flights.get(key)) is not None:
            found = await asyncio.shield(under_way)
            if isinstance(found, ProviderError):
                raise found
            if found is not None:
                return kept_form(found)
        flight: Flight = asyncio.get_running_loop().create_future()
        flights[key] = flight
        outcome: Reply | ProviderError | None = None
        try:
            outcome = await keeper.answer(key, request)
        except ProviderError as error:
            outcome = error
            raise
        finally:
            del flights[key]
            flight.set_result(outcome)
        return outcome

    return call


def cache_key(config: ModelConfig, request: Request) -> str:
    """SHA-256 of who is asked (provider, address, model, how the shape is asked for) and what: messages,
    sampling, output schema, trial, epoch. The run, the task and the example are not part of it."""
    end, sampling, output = config.endpoint, request.sampling, request.output
    content = (
        FORMAT,
        (config.provider, end.base_url, end.api_version, end.deployment, config.structured, config.takes),
        request.model,
        [(message.role, message.content) for message in request.messages],
        (sampling.temperature, sampling.top_p, sampling.max_tokens, sampling.seed),
        None if output is None else (output.name, output.json_schema),
        request.trial,
        request.epoch,
    )
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def kept_form(reply: Reply) -> Reply:
    """`reply` as it comes back from a cache: what belongs to the answer stays, our waiting and the limits go."""
    timing = CallTiming(latency_ms=reply.timing.latency_ms, first_token_ms=reply.timing.first_token_ms)
    evidence = Evidence.REPLAYED if reply.evidence is Evidence.REAL else reply.evidence
    return Reply(**{**dict(reply), "timing": timing, "rate": None, "evidence": evidence})


class _Keeper:
    """One model and the store beside it."""

    def __init__(
        self,
        inner: ChatModel,
        store: AnswerStore,
        config: ModelConfig,
        clock: Clock,
        substitutes: Mapping[str, ModelConfig],
    ) -> None:
        self._inner = inner
        self._store = store
        self._config = config
        self._sleep = clock.sleep
        self._substitutes = substitutes
        self._leases = _Leases(store)

    async def answer(self, key: str, request: Request) -> Reply:
        """The kept answer, or the model's; waits while another process asks for the same."""
        pause = FIRST_LOOK_S
        kept = await self._look(key)
        while kept is None and not await self._store.claim(key):
            await self._sleep(pause)
            pause = min(pause * 2, LONGEST_LOOK_S)
            kept = await self._look(key)
        return kept or await self._ask(key, request)

    async def _ask(self, key: str, request: Request) -> Reply:
        """With the lease in hand, look once more (the last holder may just have finished), then ask."""
        is_held = True
        self._leases.hold(key)
        try:
            kept = await self._look(key)
            if kept is not None:
                return kept
            reply = await self._inner(request)
            is_held = not await self._keep(key, request, reply)
            return reply
        finally:
            self._leases.let_go(key)
            if is_held:
                await self._store.release(key)

    async def _look(self, key: str) -> Reply | None:
        text = await self._store.get(key)
        if text is None:
            return None
        try:
            return Reply.model_validate_json(text)
        except ValidationError:
            return None

    async def _keep(self, key: str, request: Request, reply: Reply) -> bool:
        """Keep `reply` and give up the lease on `key` with it; False when neither was done."""
        config = self._config if reply.substitute is None else self._substitutes.get(reply.substitute)
        if config is None or reply.evidence not in KEPT:
            return False
        own, text = key, kept_form(reply)
        if reply.substitute is not None:
            own = cache_key(config, replace(request, model=reply.substitute))
            text = Reply(**{**dict(text), "substitute": None})
        await self._store.put(own, text.model_dump_json(exclude_none=True), releasing=key)
        return True


class _Leases:
    """Renews all leases that are held together, however many there are."""

    def __init__(self, store: AnswerStore) -> None:
        self._store = store
        self._held: set[str] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._renewing: asyncio.Task[None] | None = None

    def hold(self, key: str) -> None:
        """Renew the lease on `key` from now on."""
        self._held.add(key)
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            loop.call_later(self._store.lease_s / 3, self._renew)

    def let_go(self, key: str) -> None:
        """Renew it no more."""
        self._held.discard(key)

    def _renew(self) -> None:
        if self._loop is None or not self._held:
            self._loop = None
            return
        self._loop.call_later(self._store.lease_s / 3, self._renew)
        self._renewing = self._loop.create_task(self._renew_all())

    async def _renew_all(self) -> None:
        with suppress(EnvironmentFailure):
            await asyncio.gather(*(self._store.renew(key) for key in self._held))
