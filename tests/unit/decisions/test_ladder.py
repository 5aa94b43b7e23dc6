import numpy as np
import pytest

from vitaeval.decisions.ladder import Answer, Ladder, Look, Step, climb, ladder
from vitaeval.schema.verdict import Standing
from vitaeval.stats.paired import Paired, paired


def released(effect: float, *, null: float = 0.0, runs: int = 600, n: int = 60) -> float:
    """How often a candidate that is `effect` better is released, over worlds with fresh noise."""
    rungs = ladder(n)
    rng = np.random.default_rng(17)
    won = 0
    for _ in range(runs):
        true = rng.normal(effect, 0.03, n)
        noise = rng.normal(0, 0.1, (n, 3))
        for look, step in enumerate(rungs.steps):
            gaps = true[: step.examples] + noise[: step.examples, : step.trials].mean(axis=1)
            answer = climb(paired(list(gaps)), Look(rungs, look), null=null, target=0.02)
            if answer is not Answer.MORE:
                break
        won += answer is Answer.RELEASE
    return won / runs


def test_looking_at_every_step_keeps_the_error_rate() -> None:
    assert released(0.0) <= 0.05 + 2.5 * (0.05 * 0.95 / 600) ** 0.5
    assert released(-0.02, null=-0.02) <= 0.05 + 2.5 * (0.05 * 0.95 / 600) ** 0.5


def test_a_better_version_is_released_and_a_worse_one_is_not() -> None:
    assert released(0.05) > 0.95
    assert released(-0.02) == 0


def test_the_last_step_never_asks_for_more() -> None:
    rungs = ladder(40)
    assert climb(Paired(0.001, 0.01, 40), Look(rungs, len(rungs.steps) - 1), null=0, target=0.02) is Answer.KEEP


def test_a_hopeless_candidate_stops_early() -> None:
    assert climb(Paired(-0.1, 0.01, 20), Look(ladder(40), 0), null=0, target=0.02) is Answer.KEEP


def test_stored_repeats_of_the_baseline_make_each_step_worth_more() -> None:
    steps = (Step(50, 1), Step(100, 1), Step(100, 3))
    bought, stored = Ladder(steps), Ladder(steps, stored=14)
    assert stored.fractions()[1] > bought.fractions()[1]


@pytest.mark.parametrize("examples", [1, 2, 3, 4, 12, 101])
def test_any_size_has_a_ladder_that_ends_with_every_example(examples: int) -> None:
    rungs = ladder(examples)
    assert rungs.steps[-1] == Step(examples, 3)
    assert list(rungs.fractions()) == sorted(set(rungs.fractions()))


def test_the_bound_is_where_the_release_turns() -> None:
    found, look = Paired(0.03, 0.01, 60), Look(ladder(60), 1)
    bound = look.lower_bound(found)
    assert bound is not None
    assert look.standing(found, null=bound - 1e-6, target=0.02) is Standing.SHOWN
    assert look.standing(found, null=bound + 1e-6, target=0.02) is not Standing.SHOWN


def test_one_person_proves_nothing() -> None:
    look = Look(ladder(4), 0)
    assert look.standing(Paired(0.5, None, 1), null=0, target=0.02) is Standing.OPEN
    assert look.lower_bound(Paired(0.5, None, 1)) is None


def test_ties_prove_no_superiority_but_no_harm_either() -> None:
    tied, rungs = paired([0.0] * 40), ladder(40)
    assert Look(rungs, 0).standing(tied, null=-0.02, target=0.02) is Standing.SHOWN
    assert Look(rungs, len(rungs.steps) - 1).standing(tied, null=0.0, target=0.02) is Standing.REFUTED
