"""A reason names few examples, and rules of thumb stand beside ours."""

from __future__ import annotations

import pytest
from tests.verdicts import held

from vitaeval.decisions.reasons import named, plain_pass_rate, plain_rule


def test_many_examples_are_counted() -> None:
    assert named([f"e{place}" for place in range(7)]) == "e0, e1, e2, e3, e4 and 2 more"
    assert named(["e0"]) == "e0"


@pytest.mark.parametrize(("gain", "told"), [(0.05, "release (+7.1%"), (0.01, "keep (+1.4%"), (-0.1, "keep (-14.3%")])
def test_the_plain_rule_compares_means(gain: float, told: str) -> None:
    assert plain_rule(held(gain=gain)).startswith(told)


def test_the_plain_pass_rate_rule_compares_shares() -> None:
    assert plain_pass_rate({"a": 1.0, "b": 0.5}, {"a": 1.0, "b": 0.0}) == "keep (50.0% pass where 75.0% passed)"
    assert plain_pass_rate({"a": 0.5}, {"a": 0.5}).startswith("release")
    assert plain_pass_rate({}, {}).startswith("nothing")
