"""A gate on complete runs says what the ladder would have said."""

from __future__ import annotations

import numpy as np
from tests.worlds import pair, run

from vitaeval.decisions.climbed import climbed, part
from vitaeval.decisions.ladder import Step
from vitaeval.schema.verdict import GateRules, Verdict

RULES = GateRules(name="release", guardrails={"other": 0.02})


def test_it_stops_as_early_as_the_answer_is_there() -> None:
    found = climbed(pair(0.2, trials=3), RULES)
    assert found.verdict is Verdict.PASS
    assert found.step < found.steps
    assert found.answers < 2 * 60 * 3


def test_a_step_has_bought_only_its_share() -> None:
    whole = run("r", np.full((6, 3), 0.5))
    bought = part(whole, Step(examples=4, trials=2), [f"e{place:03}" for place in range(6)])
    assert {item.example for item in bought.examples} == {"e000", "e001", "e002", "e003"}
    assert {item.trial for item in bought.examples} == {0, 1}
