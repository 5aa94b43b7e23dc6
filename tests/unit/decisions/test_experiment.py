"""Who wins, how often wrongly, and what stops a winner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.experiments import arm, experiment

from vitaeval.decisions.experiment import judge
from vitaeval.decisions.traffic import Traffic, User, metrics
from vitaeval.schema.experiment import Aim, Experiment, Guardrail, Horizon, Stopping
from vitaeval.schema.experiment_verdict import ExperimentVerdict, LookTaken
from vitaeval.schema.verdict import Standing, Verdict

World = dict[str, list[User]]


def world(of: Experiment, rates: Sequence[float], errors: Sequence[float], seed: int, each: int) -> World:
    """`each` users an arm, one to four requests a user; the goal succeeds with `rates`, requests fail with `errors`."""
    rng = np.random.default_rng(seed)
    found: World = {}
    for name, rate, error in zip([item.name for item in of.arms], rates, errors, strict=True):
        visits, level = rng.integers(1, 5, each), rng.beta(rate * 8, (1 - rate) * 8, each)
        kept, failed = rng.binomial(visits, level), rng.binomial(visits, error)
        found[name] = [
            User([float(k), float(f)], [int(v), int(v)]) for k, f, v in zip(kept, failed, visits, strict=True)
        ]
    return found


def seen(of: Experiment, world: World, each: int) -> Traffic:
    users = {name: {f"{name}{n}": user for n, user in enumerate(people[:each])} for name, people in world.items()}
    return Traffic(metrics(of), users, each * 2, 0, 0, (), dict.fromkeys(metrics(of), 999))


def played(of: Experiment, world: World, each: Sequence[int]) -> ExperimentVerdict:
    """The experiment as it goes: a look at each size until it is decided."""
    looks: tuple[LookTaken, ...] = ()
    for size in each:
        traffic = seen(of, world, size)
        verdict = judge("x", of, traffic, looks)
        looks = (*looks, LookTaken(at="", data="", users=traffic.size, fraction=verdict.fraction, verdict=verdict))
        if verdict.is_final:
            break
    return looks[-1].verdict


LOOKS = (150, 300, 450, 600)
KNOWN = experiment(stopping=Stopping(users=1200))
OPEN_END = experiment(stopping=Stopping(horizon=Horizon.UNKNOWN))


@pytest.mark.parametrize("of", [KNOWN, OPEN_END], ids=["known end", "no known end"])
def test_looking_often_makes_no_false_winner(of: Experiment) -> None:
    said = [played(of, world(of, (0.6, 0.6), (0.02, 0.02), seed, 600), LOOKS) for seed in range(80)]
    wrong = np.mean([verdict.winner is not None for verdict in said])
    assert wrong <= 0.025 + 2.5 * (0.025 * 0.975 / 80) ** 0.5


def test_three_arms_are_corrected() -> None:
    of = experiment(arm("a"), arm("b"), arm("c"), stopping=Stopping(users=1600))
    said = [played(of, world(of, (0.6,) * 4, (0.02,) * 4, seed, 400), (200, 400)) for seed in range(80)]
    wrong = np.mean([verdict.winner is not None for verdict in said])
    assert wrong <= 0.025 + 2.5 * (0.025 * 0.975 / 80) ** 0.5


@pytest.mark.parametrize("of", [KNOWN, OPEN_END], ids=["known end", "no known end"])
def test_a_real_gain_wins_before_the_end(of: Experiment) -> None:
    said = [played(of, world(of, (0.6, 0.8), (0.02, 0.02), seed, 600), LOOKS) for seed in range(12)]
    assert [verdict.winner for verdict in said] == ["treatment"] * 12
    assert np.mean([verdict.counts["control"] for verdict in said]) < 560


def test_the_best_of_several_winners_is_named() -> None:
    of = experiment(arm("a"), arm("b"), stopping=Stopping(users=3000))
    assert played(of, world(of, (0.5, 0.7, 0.8), (0.02,) * 3, 3, 1000), (1000,)).winner == "b"


def test_a_harm_stops_even_a_better_arm() -> None:
    verdict = played(KNOWN, world(KNOWN, (0.6, 0.8), (0.02, 0.20), 1, 600), LOOKS)
    assert verdict.verdict is Verdict.FAIL
    assert verdict.winner is None
    assert "error worse" in verdict.reason


def test_a_guardrail_that_is_open_holds_the_winner_back() -> None:
    narrow = experiment(stopping=Stopping(users=1200), guardrails=(Guardrail(metric="error", margin=0.001),))
    verdict = played(narrow, world(narrow, (0.6, 0.8), (0.02, 0.02), 1, 1000), (500,))
    assert verdict.verdict is Verdict.INCONCLUSIVE
    (treatment,) = verdict.arms
    assert treatment.goal is not None
    assert treatment.goal.standing is Standing.SHOWN


def test_no_error_seen_is_not_no_error() -> None:
    tight = experiment(guardrails=(Guardrail(metric="error", margin=0.005),), stopping=Stopping(users=600))
    world_of = world(tight, (0.5, 0.9), (0.0, 0.0), 1, 300)
    traffic = seen(tight, world_of, 150)
    found = judge(
        "x", tight, Traffic(traffic.metrics, traffic.users, 600, 0, 0, (), {"events.kept": 99, "error": 0}), ()
    )
    assert found.arms[0].guardrails[0].standing is Standing.OPEN


def test_an_arm_that_cannot_gain_enough_is_given_up_early() -> None:
    wide = experiment(stopping=Stopping(users=1200), goal=Aim(metric="events.kept", smallest_effect=0.15))
    said = [played(wide, world(wide, (0.6, 0.6), (0.02, 0.02), seed, 600), LOOKS) for seed in range(10)]
    assert all(verdict.verdict is Verdict.FAIL for verdict in said)
    assert all("gains less than 0.15" in verdict.reason for verdict in said)
    assert np.mean([verdict.look for verdict in said]) < len(LOOKS)


def test_a_worse_arm_loses() -> None:
    verdict = played(KNOWN, world(KNOWN, (0.75, 0.6), (0.02, 0.02), 1, 600), LOOKS)
    assert verdict.verdict is Verdict.FAIL
    assert "treatment is worse on events.kept" in verdict.reason


def test_the_declared_end_is_the_end() -> None:
    small = experiment(stopping=Stopping(users=600), goal=Aim(metric="events.kept", smallest_effect=0.01))
    verdict = played(small, world(small, (0.6, 0.62), (0.02, 0.02), 2, 300), (150, 300))
    assert verdict.verdict is Verdict.INCONCLUSIVE
    assert verdict.is_final
    assert "the control stays" in verdict.reason


def test_without_a_known_end_nothing_is_final_until_it_is_shown() -> None:
    verdict = played(OPEN_END, world(OPEN_END, (0.6, 0.6), (0.02, 0.02), 2, 600), LOOKS)
    assert verdict.verdict is Verdict.INCONCLUSIVE
    assert not verdict.is_final
    assert verdict.fraction is None


def test_no_outcome_is_shown_of_a_broken_split() -> None:
    people = world(KNOWN, (0.6, 0.9), (0.02, 0.02), 1, 1000)
    people["treatment"] = people["treatment"][:700]
    verdict = judge("x", KNOWN, seen(KNOWN, people, 1000), ())
    assert verdict.verdict is Verdict.INVALID
    assert (verdict.look, verdict.arms) == (0, ())


def test_swapping_the_arms_turns_the_gain_round() -> None:
    people = world(KNOWN, (0.6, 0.62), (0.02, 0.02), 5, 1000)
    one = judge("x", KNOWN, seen(KNOWN, people, 500), ())
    other = judge("x", KNOWN, seen(KNOWN, {"control": people["treatment"], "treatment": people["control"]}, 500), ())
    assert one.arms[0].goal is not None
    assert other.arms[0].goal is not None
    assert one.arms[0].goal.gain == pytest.approx(-other.arms[0].goal.gain)


def test_what_the_end_can_show_is_told_in_time() -> None:
    of = experiment(stopping=Stopping(users=1200), guardrails=(Guardrail(metric="error", margin=0.5),))
    early = played(of, world(of, (0.6, 0.6), (0.02, 0.02), 1, 150), (150,))
    (told,) = (note for note in early.notes if "four times in five" in note)
    gain = float(told.split()[4])
    wins = [played(of, world(of, (0.6, 0.6 + gain), (0.02, 0.02), seed, 600), LOOKS).winner for seed in range(60)]
    assert np.mean([winner is not None for winner in wins]) == pytest.approx(0.8, abs=2.5 * (0.8 * 0.2 / 60) ** 0.5)
