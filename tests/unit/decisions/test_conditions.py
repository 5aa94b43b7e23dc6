"""Goal and guardrails: turned so that up is better, and never passed over in silence."""

from __future__ import annotations

import numpy as np
import pytest
from tests.records import aggregate
from tests.worlds import pair, run

from vitaeval.decisions.conditions import Runs, absent, goal, guardrails
from vitaeval.decisions.gate import gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction
from vitaeval.schema.verdict import GateMode, GateRules, Standing

RULES = GateRules(name="release", guardrails={"other": 0.02})


def last(rules: GateRules) -> Look:
    rungs = gate_ladder(rules, 60)
    return Look(rungs, len(rungs.steps) - 1)


def falling(runs: Runs) -> Runs:
    """The same runs on a goal of which less is better."""
    turned = (aggregate("length", direction=Direction.DOWN), aggregate("other"), aggregate("passed"))
    baseline, candidate = (RunRecord(**{**dict(item), "aggregates": turned}) for item in runs)
    return baseline, candidate


def test_more_is_a_gain_where_up_is_better_and_a_loss_where_down_is() -> None:
    runs = pair(0.1)
    up, down = goal(runs, RULES, last(RULES)), goal(falling(runs), RULES, last(RULES))
    assert up is not None
    assert down is not None
    assert up.gain == pytest.approx(-down.gain)
    assert (up.standing, down.standing) == (Standing.SHOWN, Standing.REFUTED)


def test_a_refactor_is_held_against_its_margin() -> None:
    rules = GateRules(name="refactor", mode=GateMode.NONINFERIORITY, margin=0.05)
    found = goal(pair(0.0), rules, last(rules))
    assert found is not None
    assert (found.null, found.standing) == (-0.05, Standing.SHOWN)


def test_a_guardrail_without_a_number_on_both_sides_is_named() -> None:
    rules = GateRules(name="release", guardrails={"other": 0.02, "ats": 0.02})
    assert [held.metric for held in guardrails(pair(0.0), rules, last(rules))] == ["other"]
    assert list(absent(pair(0.0), rules)) == ["guardrail ats has no number on both sides"]


def test_people_count_not_examples() -> None:
    values = np.full((8, 1), 0.5)
    alone = run("a", values), run("b", values + 0.1)
    found = goal(alone, RULES, last(RULES))
    assert found is not None
    assert found.n == 8
