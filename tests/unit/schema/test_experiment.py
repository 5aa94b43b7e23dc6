"""A registration that could prove nothing is refused."""

from typing import Any

import pytest
from pydantic import ValidationError
from tests.experiments import arm, experiment

from vitaeval.schema.experiment import Aim, Experiment, Guardrail, Horizon, Kind, Stopping


def test_a_registration_survives_its_file() -> None:
    of = experiment(arm("a", share=0.25), arm("b"))
    assert Experiment.model_validate_json(of.model_dump_json()) == of


def test_the_control_has_what_the_others_leave() -> None:
    assert experiment(arm("treatment", share=0.1)).shares == pytest.approx((0.9, 0.1))
    assert experiment(arm("a"), arm("b")).shares == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert experiment(arm("a", share=0.5), arm("b", share=0.4)).shares == pytest.approx((0.1, 0.5, 0.4))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"arms": (arm("one"),)}, "at least 2"),
        ({"arms": (arm("one"), arm("one"))}, "two arms are called"),
        ({"arms": (arm("one", prompt="1.0.0"), arm("two", prompt="1.0.0"))}, "over again"),
        ({"arms": (arm("one", share=0.5), arm("two"))}, "no share of its own"),
        ({"arms": (arm("one"), arm("two", share=0.6), arm("three"))}, "none gets over 0.5"),
        ({"arms": (arm("one"), arm("two", share=0.5), arm("three", share=0.5))}, "nothing to the control"),
        ({"guardrails": (Guardrail(metric="events.kept", margin=1), Guardrail(metric="error", margin=1))}, "twice"),
        ({"guardrails": (Guardrail(metric="rating", margin=0.1),)}, "watches its failures"),
        ({"stopping": Stopping()}, "stopping.users is missing"),
        ({"kind": Kind.OFFLINE, "stopping": Stopping(horizon=Horizon.UNKNOWN)}, "has an end"),
        ({"question": "better?"}, "at least 10"),
    ],
)
def test_what_could_prove_nothing_is_refused(values: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        experiment(**values)


@pytest.mark.parametrize("metric", ["error", "success"])
def test_the_goal_may_be_the_failures_themselves(metric: str) -> None:
    assert experiment(goal=Aim(metric=metric, smallest_effect=0.01), guardrails=()).guardrails == ()
