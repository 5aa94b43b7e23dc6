from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.stats.interval import t_quantile
from vitaeval.stats.power import clusters_needed, power, smallest_effect


@given(st.integers(3, 300))
def test_more_documents_show_smaller_effects(clusters: int) -> None:
    here, there = (smallest_effect(n, sd_difference=0.1) for n in (clusters, clusters + 1))
    assert here is not None
    assert there is not None
    assert there < here


@given(st.integers(3, 300), st.floats(0.01, 1))
def test_the_effect_grows_with_the_spread(clusters: int, spread: float) -> None:
    found = smallest_effect(clusters, sd_difference=spread)
    assert found == pytest.approx(spread * (smallest_effect(clusters, sd_difference=1.0) or 0))


@pytest.mark.parametrize("clusters", [0, 1, 2])
def test_two_documents_show_nothing(clusters: int) -> None:
    assert smallest_effect(clusters, sd_difference=0.1) is None


def test_many_documents_come_near_to_the_normal_formula() -> None:
    assert smallest_effect(10_000, sd_difference=1.0) == pytest.approx((1.95996 + 0.84162) / 100, rel=1e-3)


def test_a_paired_test_finds_that_effect_in_about_four_of_five_tries() -> None:
    n, chance = 30, random.Random(20260101)
    effect = smallest_effect(n, sd_difference=0.1)
    assert effect is not None
    seen = 0
    for _ in range(3000):
        values = [chance.gauss(effect, 0.1) for _ in range(n)]
        mean = sum(values) / n
        spread = math.sqrt(sum((value - mean) ** 2 for value in values) / (n - 1))
        seen += abs(mean) > t_quantile(0.975, n - 1) * spread / math.sqrt(n)
    assert 0.77 < seen / 3000 < 0.83


def test_as_many_clusters_as_needed_find_the_effect_and_no_fewer() -> None:
    needed = clusters_needed(0.02, sd_difference=0.06, alpha=0.025, power=0.8)
    found = smallest_effect(needed, sd_difference=0.06)
    assert found == pytest.approx(0.02, rel=0.03)
    assert clusters_needed(0.01, sd_difference=0.06) == pytest.approx(
        4 * clusters_needed(0.02, sd_difference=0.06), abs=4
    )


def test_no_effect_is_no_question() -> None:
    with pytest.raises(ValueError, match="above 0"):
        clusters_needed(0.0, sd_difference=0.1)


def test_the_power_with_as_many_clusters_as_needed_is_the_power_that_was_asked_for() -> None:
    needed = clusters_needed(0.02, sd_difference=0.06, power=0.9)
    assert power(0.02, needed, sd_difference=0.06) == pytest.approx(0.9, abs=0.01)
    assert power(0.0, 50, sd_difference=0.06) == pytest.approx(0.05)
    assert power(0.5, 1, sd_difference=0.06) == 0
