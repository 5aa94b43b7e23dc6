"""The wrappers stand in one order, and together lose nothing."""

from __future__ import annotations

import asyncio
import random
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.transport.virtual import FarEnd, ask_all, clock, now, outcome, reply, request, run

from vitaeval.errors import CreditExhausted, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import Endpoint, Limits, ModelConfig, Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.breaker import WhenOpen
from vitaeval.transport.failover import Candidate, failing_over
from vitaeval.transport.stack import Layer, Lines, Place, stack

OPEN = Limits()
HOME = Endpoint()


def model(name: str = "m", limits: Limits = OPEN, endpoint: Endpoint = HOME) -> ModelConfig:
    return ModelConfig(name=name, provider="p", id=name, evidence=Evidence.REAL, limits=limits, endpoint=endpoint)


def test_the_order_is_the_same_however_the_layers_are_given() -> None:
    entered: list[Place] = []

    def layer(place: Place) -> Layer:
        def wrap(inner: ChatModel) -> ChatModel:
            async def call(item: Request, /) -> Reply:
                entered.append(place)
                return await inner(item)

            return call

        return wrap

    async def far(_request: Request, /) -> Reply:
        return reply()

    some = [Place.QUOTA, Place.METER, Place.REDACT, Place.CACHE]
    for order in permutations(some):
        entered.clear()
        asyncio.run(_ask(stack(far, {place: layer(place) for place in order})))
        assert entered == [Place.REDACT, Place.CACHE, Place.METER, Place.QUOTA]
    assert list(Place) == "redact cache meter budget failover ready breaker retry quota".split()


async def _ask(chat: ChatModel) -> Reply:
    return await chat(request())


@given(st.integers(0, 10_000), st.sampled_from([1, 8, 32]))
@settings(max_examples=15, deadline=None)
def test_whatever_mixture_of_passing_faults_every_example_is_answered_once(seed: int, at_once: int) -> None:
    dice = random.Random(seed)

    def fault(_request: Request, at: float) -> ProviderError | None:
        draw = dice.random()
        if 30 < at < 45:
            return Transient("p", "down")
        if draw < 0.05:
            return RateLimited("p", "slow", after_s=1.0)
        return Transient("p", "cut") if draw < 0.1 else None

    async def main() -> None:
        far = FarEnd(fault)
        chat = Lines(Transport(), clock=clock(seed)).line(far, model(limits=Limits(rpm=600)), at_once)
        found = await ask_all(chat, [request(f"e{n}") for n in range(400)], at_once)
        assert [item.text for item in found if isinstance(item, Reply)] == [f"e{n}" for n in range(400)]
        assert sorted(far.answered) == sorted(f"e{n}" for n in range(400))

    run(main())


def test_an_empty_account_stops_all_models_of_its_provider_and_those_that_wait() -> None:
    async def main() -> None:
        paid = 20

        def fault(_request: Request, _at: float) -> ProviderError | None:
            nonlocal paid
            paid -= 1
            return CreditExhausted("p", "add credit", status=402) if paid < 0 else None

        far = FarEnd(fault)
        lines = Lines(Transport(), clock=clock())
        chats = [lines.line(far, model(name, Limits(rpm=60)), 8) for name in ("a", "b")]
        requests = [request(f"e{n}") for n in range(100)]
        found = [
            item for group in await asyncio.gather(*(ask_all(chat, requests, 8) for chat in chats)) for item in group
        ]
        assert sum(isinstance(item, Reply) for item in found) == 20
        assert sum(isinstance(item, CreditExhausted) for item in found) == 180
        assert far.requests <= 22
        assert now() < 30

    run(main())


def test_two_addresses_of_one_provider_do_not_share_a_fate() -> None:
    async def main() -> None:
        lines = Lines(Transport(), WhenOpen.FAIL, clock=clock())
        down = FarEnd(lambda _request, _now: Transient("p", "down"))
        dead = lines.line(down, model(endpoint=Endpoint(base_url="http://a")), 8)
        alive = lines.line(FarEnd(), model(endpoint=Endpoint(base_url="http://b")), 8)
        for _ in range(6):
            assert isinstance(await outcome(dead(request())), Transient)
        assert isinstance(await alive(request()), Reply)

    run(main())


def test_a_service_goes_elsewhere_and_comes_back() -> None:
    async def main() -> None:
        def fault(_request: Request, at: float) -> ProviderError | None:
            return Transient("p", "down") if at < 60 else None

        lines = Lines(Transport(retries=0), WhenOpen.FAIL, clock=clock())
        first = lines.line(FarEnd(fault), model("a", endpoint=Endpoint(base_url="http://a")), 8)
        second = lines.line(FarEnd(), model("b", endpoint=Endpoint(base_url="http://b")), 8)
        chat = failing_over([Candidate("a", first), Candidate("b", second)])
        served: list[str | None] = []
        for _ in range(30):
            served.append((await chat(request())).substitute)
            await asyncio.sleep(5)
        assert served[0] == "b"
        assert served[-1] is None
        assert served == sorted(served, key=lambda name: name is None)

    run(main())


def test_two_models_of_one_provider_tell_of_its_trouble_once() -> None:
    async def main() -> None:
        told: list[str] = []
        lines = Lines(Transport(retries=0), WhenOpen.FAIL, clock=clock(), tell=told.append)
        down = FarEnd(lambda _request, _at: Transient("p", "down"))
        for name in ("a", "b", "a", "b", "a", "b", "a"):
            await outcome(lines.line(down, model(name), 8)(request()))
        broke = FarEnd(lambda _request, _at: CreditExhausted("p", "add credit"))
        elsewhere = Endpoint(base_url="http://b")
        for name in ("a", "b"):
            await outcome(lines.line(broke, model(name, endpoint=elsewhere), 8)(request()))
        assert [line.partition(";")[0].partition(" (")[0] for line in told] == [
            "p: 5 calls failed in a row",
            "p: the account is empty: no calls for 60 s",
        ]

    run(main())
