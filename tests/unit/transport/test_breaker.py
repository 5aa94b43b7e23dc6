"""An outage costs an evaluation time and no examples; a service is told at once."""

from __future__ import annotations

import asyncio

import pytest
from tests.unit.transport.virtual import FarEnd, Scripted, ask_all, clock, now, outcome, reply, request, run

from vitaeval.errors import CircuitOpen, Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.breaker import MOST_FAULTS, Breaker, Circuit, WhenOpen, guarded
from vitaeval.transport.retry import retried

POLICY = Transport()
DOWN = Transient("p", "no connection")


def guard(far: ChatModel, when_open: WhenOpen, policy: Transport = POLICY) -> tuple[ChatModel, Breaker]:
    breaker = Breaker("p", policy, clock(), when_open)
    return guarded(far, breaker, clock()), breaker


async def fail_times(chat: ChatModel, times: int) -> list[Reply | ProviderError]:
    return [await outcome(chat(request())) for _ in range(times)]


def test_a_service_is_refused_after_five_failures_without_a_request() -> None:
    async def main() -> None:
        far = Scripted(DOWN)
        chat, breaker = guard(far, WhenOpen.FAIL)
        await fail_times(chat, 5)
        assert breaker.circuit is Circuit.OPEN
        found = await outcome(chat(request()))
        assert isinstance(found, CircuitOpen)
        assert "no connection" in str(found)
        assert len(far.asked) == 5

    run(main())


def test_four_failures_and_an_answer_leave_it_closed() -> None:
    async def main() -> None:
        far = Scripted(*[DOWN] * 4, reply(), *[DOWN] * 4, reply())
        chat, breaker = guard(far, WhenOpen.FAIL)
        await fail_times(chat, 10)
        assert breaker.circuit is Circuit.CLOSED
        assert len(far.asked) == 10

    run(main())


@pytest.mark.parametrize("answer", [RateLimited("p", "slow down"), Permanent("p", "wrong", status=400)])
def test_a_refusal_is_a_sign_of_life(answer: ProviderError) -> None:
    async def main() -> None:
        chat, breaker = guard(Scripted(answer), WhenOpen.FAIL)
        await fail_times(chat, 20)
        assert breaker.circuit is Circuit.CLOSED

    run(main())


def test_it_half_opens_after_the_pause_for_one_probe_and_closes_after_two_answers() -> None:
    async def main() -> None:
        far = Scripted(*[DOWN] * 5, reply(), latency_s=1.0)
        chat, breaker = guard(far, WhenOpen.FAIL)
        await fail_times(chat, 5)
        await asyncio.sleep(59.9)
        assert isinstance(await outcome(chat(request())), CircuitOpen)
        await asyncio.sleep(0.2)
        probes = await asyncio.gather(*(outcome(chat(request())) for _ in range(3)))
        assert [isinstance(probe, Reply) for probe in probes] == [True, False, False]
        assert breaker.circuit.value == "half_open"
        assert isinstance(await outcome(chat(request())), Reply)
        assert breaker.circuit.value == "closed"

    run(main())


def test_a_probe_that_fails_opens_it_for_another_pause() -> None:
    async def main() -> None:
        far = Scripted(DOWN)
        chat, breaker = guard(far, WhenOpen.FAIL)
        await fail_times(chat, 5)
        await asyncio.sleep(60)
        assert await outcome(chat(request())) is DOWN
        assert breaker.circuit is Circuit.OPEN
        assert isinstance(await outcome(chat(request())), CircuitOpen)

    run(main())


def test_a_cancelled_probe_gives_its_place_to_the_next() -> None:
    async def main() -> None:
        far = Scripted(*[DOWN] * 5, reply(), latency_s=1.0)
        chat, _ = guard(far, WhenOpen.HOLD)
        async with asyncio.timeout(30):
            held = [asyncio.create_task(outcome(chat(request()))) for _ in range(5)]
            await asyncio.sleep(5)
        probe = asyncio.create_task(outcome(chat(request())))
        await asyncio.sleep(56.5)
        for task in held[:2]:
            task.cancel()
        assert isinstance(await probe, Reply)
        assert all(isinstance(item, Reply) for item in await asyncio.gather(*held[2:]))

    run(main())


@pytest.mark.parametrize("at_once", [1, 2, 8, 32])
@pytest.mark.parametrize("status", [None, 502, 503])
def test_an_evaluation_loses_nothing_in_a_20_second_outage(at_once: int, status: int | None) -> None:
    async def main() -> None:
        def fault(_request: Request, at: float) -> ProviderError | None:
            return Transient("p", "down", status=status) if 5 <= at < 25 else None

        far = FarEnd(fault)
        chat, _ = guard(retried(far, POLICY, clock()), WhenOpen.HOLD)
        requests = [request(f"e{number}") for number in range(500)]
        found = await ask_all(chat, requests, at_once)
        assert [item.text for item in found if isinstance(item, Reply)] == [f"e{n}" for n in range(500)]
        assert len(far.answered) == len(set(far.answered)) == 500
        assert far.requests < 500 + 14 * max(at_once, 4)

    run(main())


def test_an_outage_that_answers_500_to_everything_loses_nothing_either() -> None:
    async def main() -> None:
        def fault(_request: Request, at: float) -> ProviderError | None:
            return Transient("p", "boom", status=500) if at < 20 else None

        chat, _ = guard(retried(FarEnd(fault), POLICY, clock()), WhenOpen.HOLD)
        found = await ask_all(chat, [request(f"e{n}") for n in range(100)], 8)
        assert all(isinstance(item, Reply) for item in found)

    run(main())


def test_one_bad_request_among_good_ones_stops_and_holds_nobody() -> None:
    async def main() -> None:
        def fault(item: Request, _at: float) -> ProviderError | None:
            return Transient("p", "boom", status=500) if item.purpose.example == "e7" else None

        far = FarEnd(fault)
        chat, breaker = guard(retried(far, POLICY, clock()), WhenOpen.HOLD)
        found = await ask_all(chat, [request(f"e{n}") for n in range(200)], 8)
        assert [number for number, item in enumerate(found) if not isinstance(item, Reply)] == [7]
        assert isinstance(found[7], Permanent)
        assert far.requests == 199 + 3
        assert breaker.circuit is Circuit.CLOSED
        assert now() < 10

    run(main())


@pytest.mark.parametrize(("failures", "is_answered", "asked"), [(2, True, 3), (10**6, False, MOST_FAULTS)])
def test_bad_luck_at_both_ends_of_an_outage_costs_no_example_and_a_request_that_never_works_is_given_up(
    failures: int, is_answered: bool, asked: int
) -> None:
    """All others are answered meanwhile."""
    tries = 0

    async def main() -> None:
        def fault(item: Request, _at: float) -> ProviderError | None:
            nonlocal tries
            if item.purpose.example != "e7":
                return None
            tries += 1
            return Transient("p", "cut") if tries <= failures else None

        far = FarEnd(fault, latency_s=0.01)

        async def late(item: Request, /) -> Reply:
            if item.purpose.example == "e7":
                await asyncio.sleep(0.1)
            return await far(item)

        chat, _ = guard(late, WhenOpen.HOLD)
        found = await ask_all(chat, [request(f"e{n}") for n in range(200)], 8)
        assert [n for n, item in enumerate(found) if not isinstance(item, Reply)] == ([] if is_answered else [7])
        assert tries == asked

    run(main())


def test_held_time_is_waiting_not_latency() -> None:
    async def main() -> None:
        chat, _ = guard(Scripted(*[DOWN] * 5, reply()), WhenOpen.HOLD)
        found = await chat(request())
        assert found.timing.waited_ms == pytest.approx(60_000)
        assert found.timing.latency_ms == 200

    run(main())


def test_a_provider_that_stays_down_is_not_waited_for_by_every_example() -> None:
    async def main() -> None:
        far = FarEnd(lambda _request, _now: DOWN)
        chat, _ = guard(retried(far, POLICY, clock()), WhenOpen.HOLD)
        found = await ask_all(chat, [request(f"e{n}") for n in range(500)], 8)
        assert len(found) == 500
        assert all(isinstance(item, Transient) for item in found)
        assert sum(isinstance(item, CircuitOpen) for item in found) > 480
        assert now() < 420
        assert far.requests < 150

    run(main())


@pytest.mark.parametrize(
    ("when_open", "said"),
    [
        (WhenOpen.HOLD, "p: 5 calls failed in a row (boom); holding, next try in 60 s, giving up after 300 s"),
        (WhenOpen.FAIL, "p: 5 calls failed in a row (boom); calls are refused, next try in 60 s"),
    ],
)
def test_who_waits_is_told_at_once_that_the_provider_is_down(when_open: WhenOpen, said: str) -> None:
    async def main() -> None:
        told: list[tuple[float, str]] = []
        breaker = Breaker("p", POLICY, clock(), when_open, lambda line: told.append((now(), line)))
        chat = guarded(FarEnd(lambda _request, _at: Transient("p", "boom")), breaker, clock())
        calls = [asyncio.create_task(outcome(chat(request(f"e{number}")))) for number in range(8)]
        await asyncio.sleep(1)
        assert told == [(0.0, said)]
        for call in calls:
            call.cancel()

    run(main())


def test_an_outage_is_told_once_and_so_is_its_end() -> None:
    async def main() -> None:
        told: list[str] = []
        breaker = Breaker("p", POLICY, clock(), WhenOpen.HOLD, told.append)
        far = FarEnd(lambda _request, at: DOWN if at < 130 else None)
        found = await ask_all(guarded(far, breaker, clock()), [request(f"e{n}") for n in range(40)], 8)
        assert all(isinstance(item, Reply) for item in found)
        assert [line.partition(" (")[0] for line in told] == [
            "p: 5 calls failed in a row",
            "p is still down",
            "p answers again after 180 s",
        ]

    run(main())


def test_an_outage_without_end_is_told_in_three_lines_however_many_calls_wait() -> None:
    async def main() -> None:
        told: list[str] = []
        breaker = Breaker("p", POLICY, clock(), WhenOpen.HOLD, told.append)
        far = FarEnd(lambda _request, _at: DOWN)
        await ask_all(guarded(far, breaker, clock()), [request(f"e{n}") for n in range(100)], 8)
        assert [line.partition(" (")[0].partition(":")[0] for line in told] == [
            "p",
            "p is still down",
            "p has been down for 360 s",
        ]

    run(main())


def test_a_second_outage_is_told_anew() -> None:
    async def main() -> None:
        told: list[str] = []
        breaker = Breaker("p", POLICY, clock(), WhenOpen.HOLD, told.append)
        far = FarEnd(lambda _request, at: DOWN if at < 130 or 1000 < at < 1130 else None)
        chat = guarded(far, breaker, clock())
        await ask_all(chat, [request(f"e{n}") for n in range(40)], 8)
        await asyncio.sleep(1001 - now())
        await ask_all(chat, [request(f"f{n}") for n in range(40)], 8)
        assert sum("still down" in line for line in told) == 2

    run(main())


def test_nothing_is_told_while_single_calls_fail() -> None:
    async def main() -> None:
        told: list[str] = []
        breaker = Breaker("p", POLICY, clock(), WhenOpen.FAIL, told.append)
        await fail_times(guarded(Scripted(*[DOWN] * 4, reply(), *[DOWN] * 4, reply()), breaker, clock()), 10)
        assert told == []

    run(main())
