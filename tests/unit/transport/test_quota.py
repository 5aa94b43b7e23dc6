"""Nearly all of a quota is used, almost nothing is refused, and calls go in the order they came."""

from __future__ import annotations

import asyncio
from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.transport.virtual import (
    FarEnd,
    Scripted,
    ask_all,
    clock,
    now,
    outcome,
    reply,
    request,
    run,
)

from vitaeval.errors import Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import RateHint, Reply, Request, Usage
from vitaeval.schema.config import Limits, Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.quota import Quota, limited
from vitaeval.transport.quota_store import MemoryStore, QuotaStore
from vitaeval.transport.retry import retried


def wrap(far: ChatModel, limits: Limits, store: QuotaStore | None = None) -> tuple[ChatModel, Quota]:
    quota = Quota("p m", limits, store or MemoryStore(), clock())
    return limited(far, quota, clock()), quota


class TokenBucket:
    """A provider that counts by the moment: one second's worth at once."""

    def __init__(self, rpm: float, *, whole_seconds: bool = True) -> None:
        self.rate = rpm / 60
        self.size = max(1.0, self.rate)
        self.level, self.at = self.size, 0.0
        self.whole_seconds = whole_seconds
        self.refusals = 0

    def __call__(self, _request: Request, at: float) -> ProviderError | None:
        self.level = min(self.size, self.level + (at - self.at) * self.rate)
        self.at = at
        if self.level >= 1 - 1e-9:
            self.level -= 1
            return None
        self.refusals += 1
        wait = (1 - self.level) / self.rate
        return RateLimited("p", "too many", after_s=max(1.0, wait) if self.whole_seconds else wait)


class FixedWindow:
    """A provider that starts to count anew each minute."""

    def __init__(self, rpm: int) -> None:
        self.rpm, self.minute, self.count, self.refusals = rpm, 0, 0, 0

    def __call__(self, _request: Request, at: float) -> ProviderError | None:
        if int(at // 60) != self.minute:
            self.minute, self.count = int(at // 60), 0
        if self.count < self.rpm:
            self.count += 1
            return None
        self.refusals += 1
        return RateLimited("p", "too many", after_s=60 * (self.minute + 1) - at)


class SlidingWindow:
    """A provider that looks back a minute."""

    def __init__(self, rpm: int) -> None:
        self.rpm, self.seen, self.refusals = rpm, deque[float](), 0

    def __call__(self, _request: Request, at: float) -> ProviderError | None:
        while self.seen and self.seen[0] <= at - 60:
            self.seen.popleft()
        if len(self.seen) < self.rpm:
            self.seen.append(at)
            return None
        self.refusals += 1
        return RateLimited("p", "too many", after_s=self.seen[0] + 60 - at)


@pytest.mark.parametrize("server", [TokenBucket, FixedWindow, SlidingWindow])
@pytest.mark.parametrize(("rpm", "number"), [(30, 100), (60, 300), (3000, 6000)])
def test_a_known_quota_is_used_to_95_percent_with_no_more_than_1_percent_refused(
    server: type[TokenBucket] | type[FixedWindow] | type[SlidingWindow], rpm: int, number: int
) -> None:
    async def main() -> None:
        far = FarEnd(enforced := server(rpm))
        chat = retried(wrap(far, Limits(rpm=rpm, concurrency=32))[0], Transport(), clock())
        found = await ask_all(chat, [request(f"e{n}") for n in range(number)], 32)
        assert all(isinstance(item, Reply) for item in found)
        assert enforced.refusals <= 0.01 * number
        assert (number - 1) / (now() / 60) >= 0.95 * rpm

    run(main())


@pytest.mark.parametrize("at_once", [8, 32])
@pytest.mark.parametrize(("rpm", "number"), [(60, 500), (3000, 6000)])
@pytest.mark.parametrize("whole_seconds", [True, False])
def test_an_unknown_quota_is_found_out_in_a_storm_with_few_requests_more(
    at_once: int, rpm: int, number: int, whole_seconds: bool
) -> None:
    async def main() -> None:
        far = FarEnd(TokenBucket(rpm, whole_seconds=whole_seconds), latency_s=0.05)
        chat = retried(wrap(far, Limits())[0], Transport(), clock())
        found = await ask_all(chat, [request(f"e{n}") for n in range(number)], at_once)
        assert all(isinstance(item, Reply) for item in found)
        assert len(set(far.answered)) == len(far.answered) == number
        assert far.requests <= 1.1 * number
        assert now() <= 1.25 * number / rpm * 60

    run(main())


@pytest.mark.parametrize("server", [FixedWindow, SlidingWindow])
def test_an_unknown_window_is_found_out_too(server: type[FixedWindow] | type[SlidingWindow]) -> None:
    async def main() -> None:
        far = FarEnd(server(60))
        chat = retried(wrap(far, Limits())[0], Transport(), clock())
        found = await ask_all(chat, [request(f"e{n}") for n in range(500)], 16)
        assert all(isinstance(item, Reply) for item in found)
        assert far.requests <= 1.1 * 500
        assert now() <= 1.35 * 500

    run(main())


def test_headers_end_the_guessing() -> None:
    async def main() -> None:
        enforced = TokenBucket(60)
        hint = RateHint(limit_requests=60, remaining_requests=0)

        async def far(item: Request, /) -> Reply:
            error = enforced(item, now())
            if error:
                raise error
            return reply(rate=hint)

        chat = retried(wrap(far, Limits())[0], Transport(), clock())
        await chat(request())
        before = now()
        await ask_all(chat, [request(f"e{n}") for n in range(200)], 32)
        assert enforced.refusals <= 2
        assert now() - before <= 200 / 0.95

    run(main())


def test_a_configured_limit_is_lowered_by_headers_and_never_raised() -> None:
    async def main() -> None:
        answers = Scripted(reply(rate=RateHint(limit_requests=500)), reply(rate=RateHint(limit_requests=20)))
        chat, quota = wrap(answers, Limits(rpm=60))
        await chat(request())
        assert quota.allowance.rpm == 60
        await chat(request())
        assert quota.allowance.rpm == 20

    run(main())


def test_a_header_that_speaks_of_a_day_sets_the_days_limit() -> None:
    async def main() -> None:
        hint = RateHint(limit_requests=14_400, requests_window_s=86_400.0)
        chat, quota = wrap(Scripted(reply(rate=hint)), Limits(rpm=30))
        await chat(request())
        assert (quota.allowance.rpm, quota.allowance.rpd) == (30, 14_400)

    run(main())


@pytest.mark.parametrize("says_minuteful", [True, False])
def test_tokens_are_used_to_95_percent_whichever_way_the_provider_counts(says_minuteful: bool) -> None:
    """One bucket holds a minute's tokens and says so in headers, the other only a second's."""
    tpm, each, number = 60_000, 600, 300

    async def main() -> None:
        size = tpm if says_minuteful else tpm / 60
        level, at, refusals = float(size), 0.0, 0

        async def far(_request: Request, /) -> Reply:
            nonlocal level, at, refusals
            level, at = min(size, level + (now() - at) * tpm / 60), now()
            if level < min(each, size) - 1e-6:
                refusals += 1
                raise RateLimited("p", "tokens", after_s=1.0)
            level -= each
            await asyncio.sleep(0.5)
            rate = RateHint(limit_tokens=tpm, remaining_tokens=max(0, int(level)))
            return reply(usage=Usage(prompt=400, completion=200), rate=rate)

        chat = retried(wrap(far, Limits(tpm=tpm))[0], Transport(), clock())
        found = await ask_all(chat, [request(f"e{n}", max_tokens=2000) for n in range(number)], 32)
        assert all(isinstance(item, Reply) for item in found)
        assert refusals <= 0.01 * number
        assert number * each / (now() / 60) >= 0.95 * tpm

    run(main())


@given(st.lists(st.floats(0, 5), min_size=2, max_size=40), st.integers(1, 4), st.sampled_from([None, 30]))
@settings(max_examples=60, deadline=None)
def test_waiting_is_first_come_first_served(gaps: list[float], lanes: int, rpm: int | None) -> None:
    async def main() -> None:
        far = Scripted(reply(), latency_s=3.0)
        chat, _ = wrap(far, Limits(rpm=rpm, concurrency=lanes))
        async with asyncio.TaskGroup() as group:
            for number, gap in enumerate(gaps):
                await asyncio.sleep(gap)
                group.create_task(outcome(chat(request(f"e{number}"))))
        assert far.examples == [f"e{number}" for number in range(len(gaps))]

    run(main())


def test_time_in_the_queue_is_waiting_not_latency() -> None:
    async def main() -> None:
        chat, _ = wrap(Scripted(reply()), Limits(rpm=1))
        assert (await chat(request())).timing.waited_ms == 0
        second = await chat(request())
        assert second.timing.waited_ms == pytest.approx(61_000, rel=0.02)
        assert second.timing.latency_ms == 200

    run(main())


def test_the_ceiling_is_reached_and_never_passed() -> None:
    async def main() -> None:
        far = FarEnd()
        chat, _ = wrap(far, Limits(concurrency=128))
        await ask_all(chat, [request(f"e{n}") for n in range(2000)], 256)
        assert far.most_under_way == 128

    run(main())


@pytest.mark.parametrize("error", [RateLimited("p", "slow", after_s=0.0), Transient("p", "overloaded", status=529)])
def test_complaints_narrow_the_lanes_down_to_one_and_answers_widen_them(error: ProviderError) -> None:
    async def main() -> None:
        far = Scripted(*[error] * 20, reply())
        chat, quota = wrap(far, Limits(concurrency=16, rpm=60_000))
        for _ in range(20):
            await outcome(chat(request()))
            await asyncio.sleep(0.01)
        assert quota.lanes.limit == 1
        for _ in range(400):
            await chat(request())
            await asyncio.sleep(0.01)
        assert quota.lanes.limit == 16

    run(main())


def test_one_wave_of_complaints_counts_once() -> None:
    async def main() -> None:
        far = Scripted(Transient("p", "overloaded", status=503), latency_s=0.2)
        chat, quota = wrap(far, Limits(concurrency=16, rpm=10**6))
        await asyncio.gather(*(outcome(chat(request())) for _ in range(16)))
        assert quota.lanes.limit == 8

    run(main())


def test_a_call_that_is_cancelled_in_the_queue_or_under_way_frees_its_place() -> None:
    async def main() -> None:
        far = Scripted(reply(), latency_s=10.0)
        chat, quota = wrap(far, Limits(concurrency=1))
        tasks = [asyncio.create_task(outcome(chat(request(f"e{n}")))) for n in range(4)]
        await asyncio.sleep(1)
        tasks[0].cancel()
        tasks[1].cancel()
        await asyncio.sleep(25)
        assert all(isinstance(item, Reply) for item in await asyncio.gather(*tasks[2:]))
        assert quota.lanes.under_way == 0

    run(main())


def test_a_used_up_day_is_said_at_once_and_not_waited_for() -> None:
    async def main() -> None:
        far = Scripted(reply())
        chat, _ = wrap(far, Limits(rpd=3))
        found = [await outcome(chat(request())) for _ in range(5)]
        assert [isinstance(item, Reply) for item in found] == [True] * 3 + [False] * 2
        assert isinstance(found[3], RateLimited)
        assert (found[3].after_s or 0) > 80_000
        assert found[3].status is None
        assert len(far.asked) == 3
        assert now() < 1

    run(main())


def test_one_told_to_wait_makes_all_wait() -> None:
    async def main() -> None:
        far = Scripted(RateLimited("p", "slow", after_s=30.0), reply())
        chat, _ = wrap(far, Limits())
        await outcome(chat(request()))
        await asyncio.gather(*(chat(request()) for _ in range(3)))
        assert all(30 <= at <= 125 for at in far.asked[1:])

    run(main())


def test_a_refused_prompt_gives_its_tokens_back() -> None:
    async def main() -> None:
        far = Scripted(Permanent("p", "wrong", status=400), reply())
        chat, _ = wrap(far, Limits(tpm=200))
        await outcome(chat(request(text="x" * 400, max_tokens=100)))
        await chat(request(text="x" * 400, max_tokens=100))
        assert now() < 1

    run(main())


def test_two_models_do_not_share_a_quota_and_two_users_of_one_name_do() -> None:
    async def main() -> None:
        store = MemoryStore()
        quotas = [Quota(name, Limits(rpm=60), store, clock()) for name in ("a", "a", "b")]
        far = Scripted(reply())
        chats = [limited(far, quota, clock()) for quota in quotas]
        await chats[0](request())
        await chats[2](request())
        assert now() == 0
        await chats[1](request())
        assert now() >= 1

    run(main())
