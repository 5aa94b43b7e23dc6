from __future__ import annotations

import pytest
from tests.bindings import binding, model, prompt
from tests.line import config

from vitaeval.app.champion import Served
from vitaeval.app.nightly_arms import Arm
from vitaeval.schema.binding import Binding, BoundStage, bind, digest_of


def arm(asked: Binding) -> Arm:
    return Arm(config(), 3, "setting", {}, asked)


def told(asked: Binding) -> Binding:
    """The same, where the model is a simulated one that was told something."""
    stages = tuple(BoundStage(**{**dict(stage), "simulation": "f" * 64}) for stage in asked.stages)
    return Binding(**{**dict(asked), "stages": stages, "digest": digest_of(asked.task, stages)})


@pytest.mark.parametrize("asked", [binding(), binding("1.0.9"), told(binding())], ids=["same", "name", "simulated"])
def test_what_is_in_service_is_known_by_what_reaches_the_model(asked: Binding) -> None:
    assert arm(asked).unlike(Served("1.0.0", binding())) is None


@pytest.mark.parametrize(
    "asked",
    [binding(text="Write a better CV."), binding(name="small"), bind(prompt(), {"main": model(temperature=0.9)})],
    ids=["text", "model", "sampling"],
)
def test_anything_else_is_told(asked: Binding) -> None:
    why = arm(asked).unlike(Served("1.0.0", binding()))
    assert why is not None
    assert binding().digest[:12] in why
    assert asked.digest[:12] in why


def test_without_a_ledger_nobody_can_tell() -> None:
    assert arm(binding()).unlike(Served("1.0.0")) is None
