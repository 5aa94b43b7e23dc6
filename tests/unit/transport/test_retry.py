"""A passing failure costs time, a lasting one stops at once, and a 429 is no failure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.transport.virtual import Scripted, clock, now, outcome, reply, request, run

from vitaeval.errors import CircuitOpen, CreditExhausted, Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import Reply
from vitaeval.schema.config import Transport
from vitaeval.transport.retry import retried, retried_embeddings

POLICY = Transport()


def ask(far: Scripted, policy: Transport = POLICY, seed: int = 1) -> Reply | ProviderError:
    async def main() -> Reply | ProviderError:
        return await outcome(retried(far, policy, clock(seed))(request()))

    return run(main())


def refused(after_s: float | None = None) -> RateLimited:
    return RateLimited("p", "too many", after_s=after_s)


def test_an_answer_that_came_at_once_is_passed_on_untouched() -> None:
    answer = reply()
    assert ask(Scripted(answer)) is answer


def test_requests_are_counted_and_waiting_stays_out_of_the_latency() -> None:
    far = Scripted(Transient("p", "reset"), Transient("p", "reset"), reply(), latency_s=2.0)
    found = ask(far)
    assert isinstance(found, Reply)
    assert found.attempts == 3
    assert found.timing.latency_ms == 200
    assert found.timing.waited_ms == pytest.approx(far.asked[2] * 1000)


def test_a_failure_that_stays_is_given_up_after_the_configured_tries() -> None:
    far = Scripted(Transient("p", "no connection"))
    found = ask(far)
    assert type(found) is Transient
    assert len(far.asked) == 4
    assert "no connection (4 requests in" in str(found)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_what_cannot_succeed_is_asked_once(status: int) -> None:
    far = Scripted(Permanent("p", "wrong", status=status))
    assert isinstance(ask(far), Permanent)
    assert len(far.asked) == 1


@pytest.mark.parametrize("error", [CreditExhausted("p", "pay", status=402), CircuitOpen("p", "down")])
def test_an_empty_account_and_an_open_breaker_are_not_asked_again(error: ProviderError) -> None:
    far = Scripted(error)
    assert ask(far) is error
    assert len(far.asked) == 1


def test_the_same_server_error_three_times_is_the_requests_own_fault() -> None:
    far = Scripted(Transient("p", "boom", status=500))
    found = ask(far, Transport(retries=9))
    assert isinstance(found, Permanent)
    assert found.status == 500
    assert len(far.asked) == 3


def test_different_failures_are_not_the_same_failure() -> None:
    errors = [Transient("p", "x", status=status) for status in (500, 501, 500, 501)]
    far = Scripted(*errors, reply())
    assert isinstance(ask(far, Transport(retries=4)), Reply)


@pytest.mark.parametrize("status", [502, 503, 504, 529])
def test_overload_is_never_the_requests_fault(status: int) -> None:
    found = ask(Scripted(Transient("p", "overloaded", status=status)))
    assert type(found) is Transient


def test_429s_cost_no_tries() -> None:
    far = Scripted(*[refused(2.0)] * 50, *[Transient("p", "reset")] * 3, reply())
    found = ask(far)
    assert isinstance(found, Reply)
    assert found.attempts == 54


@given(st.floats(0.01, 600.0), st.integers(0, 99))
def test_retry_after_is_obeyed_also_beyond_the_backoff_cap(after_s: float, seed: int) -> None:
    far = Scripted(refused(after_s), reply())
    assert isinstance(ask(far, seed=seed), Reply)
    assert after_s <= far.asked[1] <= after_s * 1.1 + 0.01


def test_a_wait_until_tomorrow_is_not_begun() -> None:
    far = Scripted(refused(18_000.0), reply())
    found = ask(far)
    assert isinstance(found, RateLimited)
    assert found.after_s == 18_000.0
    assert len(far.asked) == 1


def test_a_provider_that_never_stops_refusing_is_given_up_at_the_deadline() -> None:
    far = Scripted(refused(10.0))
    found = ask(far, Transport(rate_limit_deadline_s=100))
    assert isinstance(found, RateLimited)
    assert 80 < far.asked[-1] <= 100


@given(st.integers(0, 12), st.integers(0, 10_000))
def test_backoff_stays_within_its_exponential_bounds(retries: int, seed: int) -> None:
    policy = Transport(retries=retries, backoff_s=1.0, backoff_max_s=30.0)
    far = Scripted(Transient("p", "reset"))
    ask(far, policy, seed)
    gaps = [later - earlier for earlier, later in zip(far.asked, far.asked[1:], strict=False)]
    assert len(gaps) == retries
    assert all(0 <= gap <= min(30.0, 2.0**number) + 1e-9 for number, gap in enumerate(gaps))


def test_jitter_is_full() -> None:
    gaps = []
    for seed in range(200):
        far = Scripted(Transient("p", "reset"), reply())
        ask(far, seed=seed)
        gaps.append(far.asked[1])
    assert min(gaps) < 0.1
    assert max(gaps) > 0.9


def test_the_virtual_clock_starts_at_zero() -> None:
    async def main() -> float:
        return now()

    assert run(main()) == 0


def test_vectors_that_came_are_not_asked_for_again_when_a_later_request_fails() -> None:
    asked: list[Sequence[str]] = []

    async def far(texts: Sequence[str], /) -> tuple[tuple[float, ...], ...]:
        asked.append(tuple(texts))
        if len(asked) == 2:
            raise Transient("p", "reset")
        return tuple((float(text),) for text in texts)

    async def main() -> None:
        embed = retried_embeddings(far, POLICY, clock(), at_once=2)
        assert await embed(["1", "2", "3"]) == ((1.0,), (2.0,), (3.0,))
        assert asked == [("1", "2"), ("3",), ("3",)]
        assert await embed([]) == ()

    run(main())
