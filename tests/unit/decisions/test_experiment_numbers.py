"""Arms in numbers: the user is the unit, what was known before is taken out, no share is ever certain."""

import numpy as np
import pytest
from tests.experiments import execution, experiment
from tests.unit.decisions.test_traffic import collected

from vitaeval.decisions.experiment_numbers import measured
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Aim, Guardrail

ARMS = ("control", "treatment")
GOAL = Aim(metric="signals.quality", smallest_effect=0.02)


def foretold(strength: float, *, lacking: int = 0) -> list[Execution]:
    rng = np.random.default_rng(8)
    hard = rng.normal(size=400)
    quality = strength * hard + rng.normal(0, 0.3, 400) + 0.1 * (np.arange(400) % 2)
    return [
        execution(
            n, ARMS[n % 2], signals={"quality": float(quality[n])} | ({"hard": float(hard[n])} if n >= lacking else {})
        )
        for n in range(400)
    ]


def test_what_was_known_before_narrows_and_does_not_move() -> None:
    items = foretold(0.8)
    plain, known = experiment(goal=GOAL), experiment(goal=GOAL, predictor="hard")
    without = measured(plain, collected(items, plain), GOAL)
    with_it = measured(known, collected(items, known), GOAL)
    assert with_it.explained > 0.7
    assert without.explained == 0
    assert with_it.arms["control"].variance < 0.3 * without.arms["control"].variance
    gain = with_it.arms["treatment"].mean - with_it.arms["control"].mean
    assert gain == pytest.approx(0.1, abs=4 * (2 * 0.09 / 200) ** 0.5)
    whole = sum(arm.total for arm in with_it.arms.values())
    assert whole == pytest.approx(sum(arm.total for arm in without.arms.values()))


def test_users_without_the_predictor_stay() -> None:
    of = experiment(goal=GOAL, predictor="hard")
    found = measured(of, collected(foretold(0.8, lacking=100), of), GOAL)
    assert [arm.n for arm in found.arms.values()] == [200, 200]
    assert 0.2 < found.explained < 0.8


def test_a_predictor_that_nobody_logged_changes_nothing() -> None:
    of = experiment(goal=GOAL, predictor="hard")
    assert measured(of, collected(foretold(0.8, lacking=400), of), GOAL).explained == 0


def test_less_of_a_bad_thing_is_more_gain() -> None:
    guard = Guardrail(metric="error", margin=0.02)
    items = [execution(n, ARMS[n % 2], error="timeout" if n % 10 == 1 else None) for n in range(200)]
    found = measured(experiment(), collected(items), guard)
    assert found.arms["treatment"].mean == pytest.approx(-0.2)
    assert found.rate == 0


def test_a_share_that_was_never_seen_has_a_variance() -> None:
    guard = Guardrail(metric="error", margin=0.02)
    found = measured(experiment(), collected([execution(n, ARMS[n % 2]) for n in range(200)]), guard)
    assert found.arms["control"].variance == pytest.approx((1 / 102) * (101 / 102), rel=0.02)
