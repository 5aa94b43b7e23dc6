"""500 examples against a server that misbehaves: nothing lost, nothing answered twice, all of it on record."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.wire.behaviour import Answer, failure
from tests.wire.server import WireServer

from vitaeval.errors import CircuitOpen, CreditExhausted, Permanent, ProviderError, Transient
from vitaeval.providers.anthropic import PROVIDER as ANTHROPIC
from vitaeval.providers.compatible import PROVIDER as COMPATIBLE
from vitaeval.providers.groq import PROVIDER as GROQ
from vitaeval.schema.chat import Evidence, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import Budget, Endpoint, Limits, ModelConfig, Price, Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.transport.breaker import WhenOpen
from vitaeval.transport.budget import Purse, capped
from vitaeval.transport.clock import Clock
from vitaeval.transport.failover import Candidate, failing_over
from vitaeval.transport.meter import Meter, metered
from vitaeval.transport.quota_file import FileStore
from vitaeval.transport.stack import Lines, Place, stack

PRICE = Price(input=1.0, output=2.0, date="2026-11-01", source="a test")
QUICK = Transport(
    connect_timeout_s=1.0,
    read_timeout_s=2.0,
    deadline_s=5.0,
    backoff_s=0.02,
    backoff_max_s=0.2,
    breaker_pause_s=0.3,
    hold_s=20.0,
)
ROOTS = {"compatible": "/v1", "groq": "", "anthropic": ""}


def request(number: int) -> Request:
    return Request(
        purpose=Purpose(task="t", stage="s", example=f"e{number}"),
        messages=(Message(role=Role.USER, content=f"Question {number}: say something."),),
        model="m",
        sampling=Sampling(max_tokens=50),
        output=None,
    )


def model(provider: Provider, url: str, *, stream: bool = False, limits: Limits | None = None) -> ModelConfig:
    return ModelConfig(
        name="m",
        provider=provider.name,
        id="m",
        evidence=Evidence.REAL,
        stream=stream,
        price=PRICE,
        limits=limits or Limits(),
        endpoint=Endpoint(base_url=url + ROOTS[provider.name], key_env="WIRE_KEY"),
        takes=("max_tokens",),
    )


@dataclass
class Line:
    """The whole stack to one server, and its counts."""

    config: ModelConfig
    provider: Provider = COMPATIBLE
    policy: Transport = QUICK
    when_open: WhenOpen = WhenOpen.HOLD
    at_once: int = 16
    meter: Meter = field(default_factory=Meter)

    def chat(self) -> ChatModel:
        around = Surroundings({}, self.policy, lambda _name: "sk-wire")
        lines = Lines(self.policy, self.when_open)
        line = lines.line(self.provider.build(self.config, around), self.config, self.at_once, self.provider.load)
        return stack(
            line,
            {
                Place.METER: lambda inner: metered(inner, self.meter, {"m": PRICE}),
                Place.BUDGET: lambda inner: capped(inner, Purse(Budget(max_usd=100.0)), self.config, lines.clock),
            },
        )


async def ask_all(chat: ChatModel, number: int, at_once: int) -> list[Reply | ProviderError]:
    found: list[Reply | ProviderError | None] = [None] * number
    waiting = iter(range(number))

    async def work() -> None:
        for item in waiting:
            found[item] = await outcome(chat(request(item)))

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(work())
    return [item for item in found if item is not None]


async def outcome(call: Awaitable[Reply]) -> Reply | ProviderError:
    try:
        return await call
    except ProviderError as error:
        return error


def replies(found: Sequence[Reply | ProviderError]) -> list[Reply]:
    return [item for item in found if isinstance(item, Reply)]


def assert_all_answered_once(wire: WireServer, found: Sequence[Reply | ProviderError], line: Line) -> None:
    """Nothing lost, nothing answered twice, and the record adds up to what the server saw."""
    number = len(found)
    assert [str(item) for item in found if not isinstance(item, Reply)] == []
    assert set(wire.stats.told.values()) == {1}
    assert len(wire.stats.told) == wire.stats.answered == number
    assert sum(item.attempts for item in replies(found)) == line.meter.total.requests
    assert line.meter.total.calls == number
    assert line.meter.total.cost_usd == pytest.approx(sum(item.cost_usd or 0 for item in replies(found)))


@pytest.mark.parametrize("provider", [COMPATIBLE, GROQ, ANTHROPIC], ids=lambda provider: provider.name)
async def test_random_server_errors(wire: WireServer, provider: Provider) -> None:
    wire.configure(error_rate=0.05, latency_ms=2)
    line = Line(model(provider, wire.url), provider)
    found = await ask_all(line.chat(), 500, 16)
    assert_all_answered_once(wire, found, line)
    assert line.meter.total.requests == wire.stats.requests
    assert 500 < wire.stats.requests <= 500 * 1.08


async def test_cut_streams(wire: WireServer) -> None:
    wire.configure(cut_rate=0.1, latency_ms=2)
    line = Line(model(COMPATIBLE, wire.url, stream=True))
    found = await ask_all(line.chat(), 500, 16)
    assert_all_answered_once(wire, found, line)
    assert wire.stats.cut > 20
    assert line.meter.total.requests == wire.stats.requests
    assert any(item.attempts > 1 for item in replies(found))


@pytest.mark.slow
async def test_hanging_connections(wire: WireServer) -> None:
    wire.configure(hang_rate=0.02, latency_ms=2)
    policy = Transport(**{**dict(QUICK), "read_timeout_s": 0.5})
    line = Line(model(COMPATIBLE, wire.url), policy=policy)
    found = await ask_all(line.chat(), 500, 16)
    assert_all_answered_once(wire, found, line)
    assert wire.stats.hung > 2
    slowest = max(replies(found), key=lambda item: item.timing.waited_ms)
    assert slowest.timing.waited_ms >= 500 > slowest.timing.latency_ms


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [8, 32, 128])
async def test_a_storm_of_429s_with_unknown_limits(wire: WireServer, at_once: int) -> None:
    """60 requests a minute, fifty times as fast."""
    wire.configure(rpm=3000, latency_ms=20)
    line = Line(model(COMPATIBLE, wire.url), at_once=at_once)
    began = time.monotonic()
    found = await ask_all(line.chat(), 500, at_once)
    assert_all_answered_once(wire, found, line)
    assert wire.stats.requests == line.meter.total.requests <= 1.1 * 500
    assert time.monotonic() - began <= 1.5 * 500 / 3000 * 60


@pytest.mark.slow
@pytest.mark.parametrize("limits", [{"rpm": 3000}, {"tpm": 90_000}, {"rpm": 3000, "tpm": 120_000}], ids=str)
async def test_an_enforced_quota_is_used_and_not_passed(wire: WireServer, limits: dict[str, int]) -> None:
    wire.configure(latency_ms=50, content="x" * 100, **limits)
    line = Line(model(COMPATIBLE, wire.url, limits=Limits(**limits)), at_once=32)
    number = 1000
    found = await ask_all(line.chat(), number, 32)
    assert_all_answered_once(wire, found, line)
    assert wire.stats.statuses[429] <= 0.01 * number
    each, pace = line.meter.total.tokens / number, wire.stats.pace
    assert max(pace / limits.get("rpm", 10**9), pace * each / limits.get("tpm", 10**9)) >= 0.95


@pytest.mark.slow
async def test_two_users_of_one_key_share_its_quota_through_a_file(wire: WireServer, tmp_path: Path) -> None:
    wire.configure(rpm=3000, latency_ms=20)
    limits = Limits(rpm=3000)

    async def use(first: int) -> list[Reply | ProviderError]:
        config = model(COMPATIBLE, wire.url, limits=limits)
        lines = Lines(QUICK, clock=Clock(now=time.time), store=FileStore(tmp_path / "quota.db"))
        built = COMPATIBLE.build(config, Surroundings({}, QUICK, lambda _name: "sk-wire"))
        chat = lines.line(built, config, 16, COMPATIBLE.load)
        return list(await asyncio.gather(*(outcome(chat(request(first + number))) for number in range(200))))

    found = [item for group in await asyncio.gather(use(0), use(1000)) for item in group]
    assert len(replies(found)) == wire.stats.answered == 400
    assert wire.stats.statuses[429] <= 4


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [1, 16])
async def test_a_server_that_dies_and_comes_back(wire: WireServer, at_once: int) -> None:
    wire.configure(latency_ms=10 if at_once > 1 else 2)
    line = Line(model(COMPATIBLE, wire.url), at_once=at_once)
    asking = asyncio.create_task(ask_all(line.chat(), 500, at_once))
    await asyncio.sleep(0.2)
    await asyncio.to_thread(wire.stop)
    before = wire.stats.answered
    await asyncio.sleep(3)
    await asyncio.to_thread(wire.start)
    found = await asking
    assert before < 500
    assert [str(item) for item in found if not isinstance(item, Reply)] == []
    assert len(wire.stats.told) == 500
    assert wire.stats.answered <= 500 + at_once
    assert max(item.timing.waited_ms for item in replies(found)) >= 2500
    assert max(item.timing.latency_ms for item in replies(found)) < 2500


@pytest.mark.slow
async def test_a_server_that_is_killed_for_20_seconds_with_the_pauses_that_users_have(wire: WireServer) -> None:
    wire.configure(latency_ms=20)
    line = Line(model(COMPATIBLE, wire.url), policy=Transport(**{**dict(Transport()), "breaker_pause_s": 15.0}))
    asking = asyncio.create_task(ask_all(line.chat(), 500, 16))
    await asyncio.sleep(0.3)
    await asyncio.to_thread(wire.stop)
    before = wire.stats.answered
    await asyncio.sleep(20)
    await asyncio.to_thread(wire.start)
    found = await asking
    assert before < 500
    assert [str(item) for item in found if not isinstance(item, Reply)] == []
    assert len(wire.stats.told) == 500
    assert wire.stats.answered <= 500 + 16


async def test_a_provider_that_is_down_for_the_whole_run(wire: WireServer) -> None:
    url = wire.url
    await asyncio.to_thread(wire.stop)
    policy = Transport(**{**dict(QUICK), "hold_s": 1.0})
    line = Line(model(COMPATIBLE, url), policy=policy)
    found = await ask_all(line.chat(), 500, 16)
    assert len(found) == line.meter.total.unanswered == 500
    assert all(isinstance(item, Transient) for item in found)
    assert sum(isinstance(item, CircuitOpen) for item in found) > 450
    assert "no connection" in str(found[-1])


async def test_an_exhausted_account_stops_at_once(wire: WireServer) -> None:
    wire.configure(credit=100, latency_ms=5)
    line = Line(model(COMPATIBLE, wire.url))
    found = await ask_all(line.chat(), 500, 16)
    assert len(replies(found)) == wire.stats.answered == 100
    assert sum(isinstance(item, CreditExhausted) for item in found) == 400
    assert wire.stats.requests <= 100 + 16


async def test_one_request_that_always_fails_does_not_stop_the_others(wire: WireServer) -> None:
    wire.always(lambda seen: failure(500) if "Question 7:" in seen.prompt else Answer(latency_s=0.002))
    line = Line(model(COMPATIBLE, wire.url))
    found = await ask_all(line.chat(), 200, 16)
    assert [number for number, item in enumerate(found) if not isinstance(item, Reply)] == [7]
    assert isinstance(found[7], Permanent)
    assert wire.stats.requests == 199 + 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
async def test_what_cannot_succeed_is_asked_once(wire: WireServer, status: int) -> None:
    wire.always(failure(status))
    found = await ask_all(Line(model(COMPATIBLE, wire.url)).chat(), 1, 1)
    assert isinstance(found[0], Permanent)
    assert wire.stats.requests == 1


async def test_a_service_goes_elsewhere_and_back(wire: WireServer) -> None:
    spare = WireServer().start()
    try:
        policy = Transport(**{**dict(QUICK), "retries": 0})
        first, second = (
            Line(model(COMPATIBLE, url), policy=policy, when_open=WhenOpen.FAIL).chat() for url in (wire.url, spare.url)
        )
        chat = failing_over([Candidate("m", first), Candidate("spare", second)])
        assert (await chat(request(0))).substitute is None
        await asyncio.to_thread(wire.stop)
        assert [(await chat(request(n))).substitute for n in range(1, 30)] == ["spare"] * 29
        await asyncio.to_thread(wire.start)
        await _until(lambda: chat(request(30)))
        assert (await chat(request(31))).substitute is None
    finally:
        spare.stop()


async def _until(ask: Callable[[], Awaitable[Reply]]) -> None:
    async with asyncio.timeout(10):
        while (await ask()).substitute is not None:
            await asyncio.sleep(0.05)
