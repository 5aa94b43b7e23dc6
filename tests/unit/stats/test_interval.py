from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.stats.interval import cluster_means, mean_interval, t_quantile

SHARES = st.lists(st.floats(0, 1), min_size=2, max_size=30)


def of(values: list[float], **more: float) -> dict[str, float]:
    return {f"c{number}": value for number, value in enumerate(values)}


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(1, 12.7062), (2, 4.30265), (4, 2.77645), (9, 2.26216), (29, 2.04523), (119, 1.98010)],
)
def test_t_quantiles_are_those_of_the_printed_tables(freedom: int, quantile: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(quantile, abs=1e-4)
    assert t_quantile(0.025, freedom) == pytest.approx(-quantile, abs=1e-4)


def test_the_interval_is_students_by_hand() -> None:
    found = mean_interval(of([0.2, 0.4, 0.6]), low=0, high=1)
    half = 4.30265 * 0.2 / math.sqrt(3)
    assert (found.mean, found.low) == (pytest.approx(0.4), pytest.approx(max(0, 0.4 - half)))
    assert found.high == pytest.approx(0.4 + half, abs=1e-4)


@given(SHARES)
def test_the_interval_holds_its_mean_and_stays_in_range(values: list[float]) -> None:
    found = mean_interval(of(values), low=0, high=1)
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.mean + 1e-12
        assert found.mean - 1e-12 <= found.high <= 1


@given(SHARES)
def test_more_confidence_is_a_wider_interval(values: list[float]) -> None:
    narrow, wide = (mean_interval(of(values), low=-9, high=9, confidence=level) for level in (0.8, 0.99))
    if narrow.low is not None and narrow.high is not None and wide.low is not None and wide.high is not None:
        assert wide.low <= narrow.low
        assert narrow.high <= wide.high


@given(SHARES, st.integers(-5, 5))
def test_a_shift_of_all_values_shifts_the_interval(values: list[float], shift: int) -> None:
    here = mean_interval(of(values), low=-100, high=None)
    there = mean_interval(of([value + shift for value in values]), low=-100, high=None)
    if here.low is not None and there.low is not None:
        assert there.low == pytest.approx(here.low + shift, abs=1e-6)


def test_one_cluster_tells_nothing_about_the_spread() -> None:
    found = mean_interval(of([0.7]), low=0, high=1)
    assert (found.mean, found.low, found.high) == (0.7, None, None)


@pytest.mark.parametrize("n", [2, 5, 20, 60])
def test_no_miss_in_n_proves_no_more_than_the_exact_bound(n: int) -> None:
    at_top = mean_interval(of([1.0] * n), low=0, high=1)
    at_bottom = mean_interval(of([0.0] * n), low=0, high=1)
    bound = 1 - 0.025 ** (1 / n)
    assert (at_top.low, at_top.high) == (pytest.approx(1 - bound), 1.0)
    assert (at_bottom.low, at_bottom.high) == (0.0, pytest.approx(bound))


def test_the_exact_bound_scales_with_the_range() -> None:
    assert mean_interval(of([100.0] * 10), low=0, high=100).low == pytest.approx(100 * 0.025**0.1)


@pytest.mark.parametrize(("values", "high"), [([0.5] * 5, 1.0), ([7.0] * 5, None)])
def test_all_alike_inside_the_range_tells_nothing(values: list[float], high: float | None) -> None:
    found = mean_interval(of(values), low=0, high=high)
    assert (found.low, found.high) == (None, None)


def test_an_amount_has_no_upper_end() -> None:
    found = mean_interval(of([1.0, 500.0]), low=0, high=None)
    assert found.high is not None
    assert found.high > 500
    assert found.low == 0


def test_about_95_of_100_intervals_hold_the_truth() -> None:
    chance = random.Random(20260101)
    held = 0
    for _ in range(2000):
        found = mean_interval(of([chance.gauss(0.5, 0.1) for _ in range(8)]), low=-9, high=9)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.5 <= found.high
    assert 0.935 < held / 2000 < 0.965


def test_trials_count_within_an_example_and_examples_within_a_cluster() -> None:
    values = [("p", "a", 0.0), ("p", "a", 1.0), ("p", "a", 0.5), ("p", "b", 1.0), ("q", "c", 0.2)]
    assert cluster_means(values) == {"p": pytest.approx(0.75), "q": 0.2}


@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("ab"), st.floats(0, 1)), min_size=1))
def test_repeating_every_trial_changes_no_cluster(values: list[tuple[str, str, float]]) -> None:
    once, twice = cluster_means(values), cluster_means(values + values)
    assert once.keys() == twice.keys()
    assert all(once[name] == pytest.approx(twice[name]) for name in once)
