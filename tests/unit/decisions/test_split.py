import numpy as np
import pytest

from vitaeval.decisions.split import Arm, Looks, Winner, even, look


def arm(outcomes: np.ndarray) -> Arm:
    return Arm(len(outcomes), float(outcomes.sum()), float((outcomes**2).sum()))


def verdict(rates: tuple[float, float], seed: int, plan: Looks, looks: int = 20) -> Winner:
    rng = np.random.default_rng(seed)
    a, b = (rng.binomial(1, rate, 100 * looks).astype(float) for rate in rates)
    for number in range(looks):
        said = look(arm(a[: 100 * (number + 1)]), arm(b[: 100 * (number + 1)]), plan, number)
        if said is not Winner.MORE:
            return said
    return Winner.NONE


@pytest.mark.parametrize("plan", [Looks(even(20), 0.02), Looks(None, 0.02)])
def test_peeking_makes_no_false_winner(plan: Looks) -> None:
    wins = [verdict((0.9, 0.9), seed, plan) for seed in range(300)]
    assert np.mean([said in (Winner.A, Winner.B) for said in wins]) <= 0.05 + 2.5 * (0.05 * 0.95 / 300) ** 0.5


@pytest.mark.parametrize("plan", [Looks(even(20), 0.02), Looks(None, 0.02)])
def test_the_better_arm_wins_either_way_round(plan: Looks) -> None:
    assert [verdict((0.9, 0.8), seed, plan) for seed in range(10)] == [Winner.A] * 10
    assert [verdict((0.8, 0.9), seed, plan) for seed in range(10)] == [Winner.B] * 10


def test_nobody_wins_with_too_few_users() -> None:
    won, lost = Arm(60, 60.0, 60.0), Arm(60, 0.0, 0.0)
    assert look(lost, won, Looks(even(40), 0.02), 0) is Winner.MORE
    assert look(Arm(1, 1.0, 1.0), Arm(1, 0.0, 0.0), Looks(even(40), 0.02), 0) is Winner.MORE


def test_the_last_look_decides() -> None:
    same = Arm(2000, 1800.0, 1800.0)
    assert look(same, same, Looks(even(40), 0.02), 39) is Winner.NONE
