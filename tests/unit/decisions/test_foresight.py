"""What a gate can show is known before it is paid for."""

from __future__ import annotations

import pytest
from tests.worlds import pair

from vitaeval.decisions.foresight import foresee, spread_of
from vitaeval.decisions.gate import gate_ladder
from vitaeval.decisions.pairs import pairs
from vitaeval.schema.verdict import GateMode, GateRules

RULES = GateRules(name="release")


def test_few_people_cannot_win_and_as_many_as_needed_can() -> None:
    rungs = gate_ladder(RULES, 12)
    few = foresee(12, 0.2, RULES, rungs)
    assert not few.can_be_won
    assert few.needed > 12
    enough = foresee(few.needed, 0.2, RULES, gate_ladder(RULES, few.needed))
    assert enough.power == pytest.approx(0.9, abs=0.01)
    assert enough.smallest == pytest.approx(RULES.target, rel=0.05)


def test_more_answers_show_more_only_as_far_as_noise_goes() -> None:
    def power(trials: int, ratio: float) -> float:
        rules = GateRules(name="release", trials=trials, noise_ratio=ratio)
        return foresee(60, 0.08, rules, gate_ladder(rules, 60)).power

    assert power(3, 2.0) > power(1, 2.0)
    assert power(3, 0.0) == pytest.approx(power(1, 0.0))


def test_a_refactor_asks_for_its_margin() -> None:
    rules = GateRules(name="refactor", mode=GateMode.NONINFERIORITY, margin=0.05)
    assert (
        foresee(40, 0.1, rules, gate_ladder(rules, 40)).needed < foresee(40, 0.1, RULES, gate_ladder(RULES, 40)).needed
    )


def test_one_person_shows_nothing() -> None:
    assert foresee(1, 0.1, RULES, gate_ladder(RULES, 1)).power == 0


def test_the_spread_is_that_of_single_answers() -> None:
    baseline, candidate = pair(0.0, n=200, noise=0.05)
    gaps = pairs(baseline.examples, candidate.examples, "length").gaps()
    assert spread_of(baseline, candidate, gaps) == pytest.approx(0.05 * 2**0.5, rel=0.15)
    assert spread_of(*pair(0.0, trials=2), gaps) is None
    assert spread_of(baseline, candidate, []) is None
