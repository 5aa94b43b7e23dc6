"""Users keep their arm, tests do not know of each other, and shares are what they are said to be."""

from __future__ import annotations

import hashlib
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.experiments import arm, experiment

from vitaeval.decisions.buckets import BUCKETS, arm_of, bucket
from vitaeval.schema.experiment import Experiment

SHARES = st.sampled_from([0.01, 0.1, 0.25, 0.5, 0.75, 0.99])


def with_share(share: float, test: str = "one") -> Experiment:
    return experiment(arm("treatment", share=share), test=test)


def test_the_bucket_is_the_published_formula() -> None:
    head = hashlib.md5(b"one:ada").hexdigest()[:8]
    assert bucket("one", "ada") == int(head, 16) % 10_000


@given(st.text(), st.text(), SHARES, SHARES)
def test_a_growing_share_takes_nobody_out(test: str, user: str, first: float, second: float) -> None:
    small, large = sorted((first, second))
    if arm_of(with_share(small), user) == "treatment":
        assert arm_of(with_share(large), user) == "treatment"
    assert 0 <= bucket(test, user) < BUCKETS


@given(st.text(), SHARES.map(lambda share: share / 3), SHARES.map(lambda share: share / 3))
def test_several_treatments_grow_without_taking_from_each_other(user: str, small: float, other: float) -> None:
    one, two, three = (
        experiment(arm("a", share=first), arm("b", share=second), arm("c", share=1 / 3))
        for first, second in ((small, other), (1 / 3, other), (small, 1 / 3))
    )
    was = arm_of(one, user)
    assert arm_of(two, user) in ({was} if was != "control" else {"control", "a"})
    assert arm_of(three, user) in ({was} if was != "control" else {"control", "b"})


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_an_arm_gets_its_share(share: float) -> None:
    users = 6_000
    got = Counter(arm_of(with_share(share), f"user {number}") for number in range(users))["treatment"]
    assert abs(got - users * share) < 4.5 * (users * share * (1 - share)) ** 0.5


def test_three_arms_without_shares_get_equal_parts() -> None:
    three = experiment(arm("a"), arm("b"))
    got = Counter(arm_of(three, f"user {number}") for number in range(6_000))
    assert {name: round(count / 6_000, 2) for name, count in got.items()} == pytest.approx(
        {"control": 0.333, "a": 0.333, "b": 0.333}, abs=0.02
    )


def test_unequal_treatments_do_not_overlap() -> None:
    two = experiment(arm("a", share=0.45), arm("b", share=0.1))
    got = Counter(arm_of(two, f"user {number}") for number in range(6_000))
    assert got["a"] / 6_000 == pytest.approx(0.45, abs=0.03)
    assert got["b"] / 6_000 == pytest.approx(0.10, abs=0.02)


def test_two_tests_know_nothing_of_each_other() -> None:
    one, two = (
        [arm_of(with_share(0.5, test), f"user {number}") == "treatment" for number in range(6_000)]
        for test in ("one", "two")
    )
    assert abs(np.corrcoef(one, two)[0, 1]) < 4.5 / 6_000**0.5
