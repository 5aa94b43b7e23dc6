from tests.line import TASK, example

from vitaeval.runner.single import single
from vitaeval.schema.score import Direction, Metric, Observation, Score


def seen(observation: Observation) -> Score:
    return Score(value=float(len(observation.answers)))


METRIC = Metric("seen", "1", "Seen", Direction.UP, "count", 0.0, None, seen, worst=-0.0)


def test_an_answer_is_scored_as_if_a_model_had_given_it() -> None:
    cells = single(TASK, example(), '{"text": "Hello", "length": 5}', (METRIC,), "2026-11-01")
    assert cells["seen"] == Score(value=1.0)


def test_a_broken_answer_gets_the_declared_worst() -> None:
    cells = single(TASK, example(), "no JSON at all", (METRIC,), "2026-11-01")
    assert cells["seen"] == Score(value=0.0)
