"""A reason names few examples, and what to do next has a number in it."""

from __future__ import annotations

import pytest
from tests.verdicts import held

from vitaeval.decisions.reasons import named, next_step, plain_rule
from vitaeval.schema.verdict import GateMode, GateRules

RULES = GateRules(name="release")


def test_many_examples_are_counted() -> None:
    assert named([f"e{place}" for place in range(7)]) == "e0, e1, e2, e3, e4 and 2 more"
    assert named(["e0"]) == "e0"


@pytest.mark.parametrize(("gain", "told"), [(0.05, "release (+7.1%"), (0.01, "keep (+1.4%"), (-0.1, "keep (-14.3%")])
def test_the_plain_rule_compares_means(gain: float, told: str) -> None:
    assert plain_rule(held(gain=gain)).startswith(told)


def test_a_noisy_set_is_told_how_large_it_would_have_to_be() -> None:
    told = next_step(held(n=40, se=0.02), (), RULES)
    assert "shows with about 343 people (now 40)" in told


def test_where_a_gain_would_have_shown_the_old_version_stays() -> None:
    assert next_step(held(n=40, se=0.002), (), RULES).startswith("keep the old version: ")


def test_unreadable_answers_go_to_a_person() -> None:
    assert "a person has to read" in next_step(held(), ("nurse",), RULES)


def test_a_refactor_has_no_gain_to_look_for() -> None:
    assert "more examples" in next_step(held(), (), GateRules(name="refactor", mode=GateMode.NONINFERIORITY))
