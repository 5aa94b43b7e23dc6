"""Outcomes that prove nothing are found before anybody looks at them."""

import pytest
from tests.experiments import arm, execution, experiment, traffic, user
from tests.unit.decisions.test_traffic import collected
from tests.unit.report.test_experiment import verdict

from vitaeval.decisions.experiment_sound import objections, silent_more, too_early
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Aim, Experiment
from vitaeval.schema.experiment_verdict import LookTaken


def said(items: list[Execution], of: Experiment | None = None, before: LookTaken | None = None) -> str:
    of = of or experiment()
    return "; ".join(objections(of, collected(items, of), before))


def taken(items: list[Execution]) -> LookTaken:
    """The look that was taken at these outcomes."""
    at = collected(items)
    return LookTaken(at="", data=at.digest, users=at.size, witnesses=at.witnesses, fraction=None, verdict=verdict())


def test_sound_traffic_is_not_doubted() -> None:
    doubted = [said(list(traffic((0.6, 0.6), 600, seed))) for seed in range(40)]
    assert doubted == [""] * 40


def test_lost_users_of_one_arm_are_found() -> None:
    items = [item for item in traffic((0.6, 0.6), 2000) if item.arm == "control" or item.events]
    assert "sample ratio mismatch" in said(items)


def test_the_declared_share_is_what_counts() -> None:
    items = list(traffic((0.6, 0.6), 1000))
    assert "sample ratio mismatch" in said(items, experiment(arm("treatment", share=0.1)))


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"arm": "treatment", "user_hash": user(0)}, "in two arms"),
        ({"arm": "control", "user_hash": None}, ""),
    ],
)
def test_one_odd_request(item: dict[str, str], told: str) -> None:
    items = [item for item in traffic((0.6, 0.6), 400) if item.user_hash != user(0)]
    found = said([*items, execution(0, "control"), execution(9999, **item)])
    assert told in found if told else found == ""


def test_many_requests_of_nobody_are_doubted() -> None:
    items = [*traffic((0.6, 0.6), 400), *(execution(n, "control", user_hash=None) for n in range(1000, 1030))]
    assert "no user_hash" in said(items)


def test_each_look_needs_the_users_of_the_one_before() -> None:
    items = list(traffic((0.6, 0.6), 600))
    assert said(items, before=taken(items[:400])) == ""
    assert "an earlier look had 600 users, now there are 400" in said(items[:400], before=taken(items))
    assert "are missing" in said(items[250:], before=taken(items[:250]))
    erased = [item for item in items if item.user_hash != user(3)]
    assert said(erased, before=taken(items[:400])) == ""


def test_a_predictor_that_the_arms_change_is_none() -> None:
    of = experiment(predictor="hard")
    honest = [execution(n, ("control", "treatment")[n % 2], signals={"hard": (n % 7) / 7}) for n in range(400)]
    moved = [execution(n, ("control", "treatment")[n % 2], signals={"hard": (n % 7) / 7 + n % 2}) for n in range(400)]
    assert said(honest, of) == ""
    assert "no word from before" in said(moved, of)


def test_nobody_looks_too_early() -> None:
    of = experiment()
    assert "users in" in str(too_early(of, collected(list(traffic((0.6, 0.6), 150)), of)))
    assert "rarer outcome" in str(too_early(of, collected(list(traffic((0.99, 0.99), 600)), of)))
    assert too_early(of, collected(list(traffic((0.6, 0.6), 600)), of)) is None


def test_who_stays_silent_in_one_arm_is_told() -> None:
    of = experiment(goal=Aim(metric="rating", smallest_effect=0.1))
    even = [execution(n, ("control", "treatment")[n % 2], rating=7 if n % 10 < 4 else None) for n in range(800)]
    odd = [
        execution(n, ("control", "treatment")[n % 2], rating=7 if n % 10 < 4 + n % 2 * 3 else None) for n in range(800)
    ]
    assert list(silent_more(of, collected(even, of))) == []
    (told,) = silent_more(of, collected(odd, of))
    assert "40% of users in control and 60% in treatment have a number of rating" in told


def test_a_handful_of_users_makes_no_mismatch() -> None:
    rare = experiment(arm("treatment", share=0.01))
    items = [execution(n, "treatment" if n < 2 else "control") for n in range(20)]
    assert said(items, rare) == ""
    assert "mismatch" in said([execution(n, "control") for n in range(40)])
