import math

import pytest
from tests.experiments import execution, experiment

from vitaeval.decisions.outcome_metrics import objections, reader, sign
from vitaeval.errors import ConfigError
from vitaeval.schema.execution import Thumbs
from vitaeval.schema.experiment import Aim, Guardrail
from vitaeval.schema.score import Direction

FULL = execution(
    1,
    "control",
    latency_ms=1000.0,
    tokens_in=900,
    tokens_out=100,
    cost_usd=0.002,
    rating=8,
    thumbs=Thumbs.DOWN,
    overridden=True,
    signals={"quality": 0.7},
    events={"interview": 2.0},
)
BARE = execution(2, "control", latency_ms=None, error="timeout")


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("success", 1.0),
        ("error", 0.0),
        ("log_latency", math.log(1000)),
        ("tokens", 1000.0),
        ("cost_usd", 0.002),
        ("rating", 8.0),
        ("thumbs", 0.0),
        ("overridden", 1.0),
        ("signals.quality", 0.7),
        ("events.interview", 2.0),
    ],
)
def test_a_metric_reads_its_number(metric: str, value: float) -> None:
    assert reader(metric)(FULL) == pytest.approx(value)


@pytest.mark.parametrize("metric", ["log_latency", "tokens", "cost_usd", "rating", "thumbs", "overridden", "signals.x"])
def test_what_is_not_known_is_no_number(metric: str) -> None:
    assert reader(metric)(BARE) is None


def test_an_event_that_did_not_happen_is_zero_and_an_error_counts() -> None:
    assert reader("events.interview")(BARE) == 0.0
    assert reader("error")(BARE) == 1.0


@pytest.mark.parametrize("metric", ["eror", "signals.", "latency", ""])
def test_an_unknown_metric_is_answered_with_near_ones(metric: str) -> None:
    with pytest.raises(ConfigError, match="unknown metric"):
        reader(metric)


def test_less_is_better_where_it_is() -> None:
    assert sign(Aim(metric="error", smallest_effect=0.1)) == -1
    assert sign(Aim(metric="rating", smallest_effect=0.1)) == 1
    assert sign(Aim(metric="signals.words", direction=Direction.DOWN, smallest_effect=1)) == -1


def test_a_direction_that_contradicts_the_metric_is_named() -> None:
    odd = experiment(guardrails=(Guardrail(metric="error", direction=Direction.UP, margin=0.1),))
    assert "metric error" in next(objections(odd))
    assert list(objections(experiment())) == []
    assert "did you mean rating" in next(objections(experiment(goal=Aim(metric="ratin", smallest_effect=1))))
