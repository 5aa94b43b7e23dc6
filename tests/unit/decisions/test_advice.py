"""Whoever is told that nothing was decided is told the next command and its price."""

from __future__ import annotations

from typing import Any

import pytest
from tests.verdicts import held, verdict

from vitaeval.decisions.advice import advised
from vitaeval.schema.verdict import GateMode, GateRules, Held, Standing, Verdict

NOISY: dict[str, Any] = {"n": 40, "se": 0.02, "standing": Standing.OPEN}


def step(goal: Held | None, **more: Any) -> str:
    known = {"cost_usd": 2.0, "guardrails": (), **more}
    return str(advised(verdict(Verdict.INCONCLUSIVE, goal=goal, **known)).next_step)


@pytest.mark.parametrize("said", [Verdict.PASS, Verdict.FAIL, Verdict.INVALID])
def test_a_verdict_that_decides_needs_no_advice(said: Verdict) -> None:
    assert advised(verdict(said)).next_step is None


def test_a_noisy_set_is_told_how_large_it_would_have_to_be_and_what_that_costs() -> None:
    told = step(held(**NOISY))
    assert "shows with about 343 people (now 40)" in told
    assert "`vitaeval gate task=greet candidate=1.0.0@far baseline=1.0.0@far gate=release`, about $17.15" in told
    assert "a price that nobody knows" in step(held(**NOISY), cost_usd=None)


def test_where_a_gain_would_have_shown_the_old_version_stays() -> None:
    told = step(held(**{**NOISY, "se": 0.002}))
    assert told.startswith("keep the old version: ")
    assert "`vitaeval plan task=greet" in told


def test_the_condition_that_needs_most_people_is_the_one_that_is_named() -> None:
    rail = held("passed", null=-0.05, n=40, se=0.2, standing=Standing.OPEN)
    assert "Passed shows with about" in step(held(**NOISY), guardrails=(rail,))
    shut = held("passed", null=-0.05, n=40, se=0.2)
    assert "Length shows with about" in step(held(**NOISY), guardrails=(shut,))


def test_a_refactor_looks_for_its_margin() -> None:
    rules = GateRules(name="refactor", mode=GateMode.NONINFERIORITY, margin=0.04)
    told = step(held(null=-0.04, **NOISY), rules=rules)
    assert "shows with about 86 people" in told
    assert "gate=refactor" in told


def test_unreadable_answers_go_to_a_person_for_nothing() -> None:
    told = step(held(), unchecked=("nurse",))
    assert "a person has to read" in told
    assert "/report.md" in told


def test_nothing_to_measure_by_is_no_crash() -> None:
    assert "more examples" in step(None)
    assert "more examples" in step(held(n=1, se=None, bound=None, standing=Standing.OPEN))
