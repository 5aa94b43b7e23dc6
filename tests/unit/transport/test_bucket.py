"""No window ever sees more than the limit, and nearly all of it can be used."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.transport.bucket import Ask, Bucket

LIMITS = st.integers(1, 5000)


def drain(bucket: Bucket, asks: list[Ask], gaps: list[float]) -> list[tuple[float, float]]:
    """Take each ask as soon as it fits (to the millisecond), after a gap; when and how much."""
    now, taken = 0.0, []
    for ask, gap in zip(asks, gaps, strict=True):
        now += gap
        while (wait := bucket.wait(ask, now)) > 1e-9:
            now += max(wait, 0.001)
        bucket.take(ask, now)
        taken.append((now, min(ask.amount, ask.limit)))
    return taken


@given(
    LIMITS,
    st.lists(st.tuples(st.floats(0.1, 3000), st.floats(0, 40)), min_size=1, max_size=120),
    st.booleans(),
    st.sampled_from([60.0, 86_400.0]),
)
def test_never_more_than_the_limit_in_any_window(
    limit: int, wants: list[tuple[float, float]], is_paced: bool, window_s: float
) -> None:
    asks = [Ask("b", window_s, limit, amount, is_paced) for amount, _ in wants]
    taken = drain(Bucket(window_s), asks, [gap for _, gap in wants])
    for start, _ in taken:
        assert sum(amount for at, amount in taken if start <= at < start + window_s) <= limit + 1e-6


@given(st.integers(30, 20_000))
def test_single_requests_use_at_least_95_percent_of_a_minutes_limit(limit: int) -> None:
    number = min(2 * limit, 600)
    taken = drain(Bucket(60.0), [Ask("rpm", 60.0, limit, 1.0, True)] * number, [0.0] * number)
    minutes = (taken[-1][0] - taken[0][0]) / 60
    assert (number - 1) / minutes >= 0.95 * limit


@pytest.mark.parametrize("limit", [60, 3000, 20_000])
def test_a_pace_never_bursts_by_more_than_half_a_second(limit: int) -> None:
    taken = drain(Bucket(60.0), [Ask("rpm", 60.0, limit, 1.0, True)] * 500, [0.0] * 500)
    for start, _ in taken:
        within = sum(start <= at < start + 0.5 for at, _ in taken)
        assert within <= max(1, limit / 60) + 1


def test_a_day_is_used_without_a_pace() -> None:
    bucket = Bucket(86_400.0)
    ask = Ask("rpd", 86_400.0, 100, 1.0)
    assert drain(bucket, [ask] * 100, [0.0] * 100)[-1][0] == 0
    assert 86_400 <= bucket.wait(ask, 0.0) < 90_000


def test_what_was_not_used_comes_back_and_what_was_used_more_is_owed() -> None:
    bucket = Bucket(60.0)
    ask = Ask("tpm", 60.0, 1000, 600.0)
    bucket.take(ask, 0.0)
    assert bucket.wait(ask, 1.0) > 50
    bucket.settle(0.0, -300.0)
    assert bucket.wait(ask, 1.0) == 0
    bucket.settle(0.0, 500.0)
    assert bucket.wait(ask, 1.0) > 50
    assert bucket.taken(1.0) == 800


def test_a_request_larger_than_the_limit_waits_for_an_empty_window_and_no_longer() -> None:
    bucket = Bucket(60.0)
    ask = Ask("tpm", 60.0, 1000, 9000.0)
    assert bucket.wait(ask, 0.0) == 0
    bucket.take(ask, 0.0)
    assert 60 <= bucket.wait(ask, 0.0) < 61


def test_a_clock_that_is_set_back_does_not_stop_the_bucket() -> None:
    bucket = Bucket(60.0)
    ask = Ask("rpm", 60.0, 60, 1.0, True)
    bucket.take(ask, 10_000.0)
    assert bucket.wait(ask, 100.0) < 1.1


@given(st.lists(st.floats(0, 30), min_size=1, max_size=60))
def test_the_state_survives_json(gaps: list[float]) -> None:
    ask = Ask("rpm", 60.0, 20, 1.0, True)
    bucket = Bucket(60.0)
    end = drain(bucket, [ask] * len(gaps), gaps)[-1][0]
    copy = Bucket.load(json.loads(json.dumps(bucket.dump())))
    assert copy.wait(ask, end) == pytest.approx(bucket.wait(ask, end))
    assert copy.taken(end) == pytest.approx(bucket.taken(end))


def test_a_busy_bucket_stays_small() -> None:
    bucket = Bucket(60.0)
    for number in range(60_000):
        bucket.take(Ask("rpm", 60.0, 1e9, 1.0), number / 1000)
    assert len(bucket.slots) <= 102


def test_processes_that_reach_the_bucket_in_another_order_than_they_read_the_clock_gain_nothing() -> None:
    bucket = Bucket(60.0)
    ask = Ask("rpm", 60.0, 60, 1.0)
    let_through = 0
    for number in range(5_000):
        now = number / 100 - (0.3 if number % 2 else 0.0)
        if bucket.wait(ask, now) == 0:
            bucket.take(ask, now)
            let_through += 1
    assert let_through == 60


def test_what_was_taken_a_moment_too_late_is_settled_all_the_same() -> None:
    bucket = Bucket(60.0)
    ask = Ask("tpm", 60.0, 1000, 600.0)
    bucket.take(ask, 10.0)
    bucket.take(Ask("tpm", 60.0, 1000, 100.0), 9.7)
    bucket.settle(9.7, -50.0)
    bucket.settle(30.0, -50.0)
    assert bucket.taken(11.0) == 650
