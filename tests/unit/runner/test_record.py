from __future__ import annotations

import pytest
from tests.line import TASK, both, example, reply

from vitaeval.runner.record import example_record
from vitaeval.runner.score import Scored, ScoredOutcome
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, State
from vitaeval.schema.score import Crashed, NotApplicable, Score
from vitaeval.schema.task import TaskSpec

STRICT = TaskSpec(**{name: getattr(TASK, name) for name in TASK.__slots__} | {"must_hold": ("clean", "length.long")})


def scored(cells: dict[str, Scored], state: State = State.SCORED, threshold: float = 0.5) -> ScoredOutcome:
    outcome = ExampleOutcome("first", 0, dict(both()), (), state)
    return ScoredOutcome(example(threshold=threshold), outcome, cells)


def good(value: float = 0.5, long: float = 1.0, clean: Scored | None = None) -> dict[str, Scored]:
    return {"length": Score(value=value, parts={"long": long}), "clean": clean or Score(value=1.0)}


@pytest.mark.parametrize(
    ("cells", "passed"),
    [
        (good(), True),
        (good(value=0.5), True),
        (good(value=0.499), False),
        (good(long=0.0), False),
        (good(clean=Score(value=0.999)), False),
        (good(clean=NotApplicable(reason="nothing to check")), True),
        (good(clean=Crashed(error="boom")), None),
        ({**good(), "length": Crashed(error="boom")}, None),
        ({**good(), "length": NotApplicable(reason="insufficient")}, True),
        ({**good(clean=Score(value=0.0)), "length": NotApplicable(reason="insufficient")}, False),
    ],
)
def test_an_example_passes_with_its_goal_at_the_threshold_and_every_condition_met(
    cells: dict[str, Scored], passed: bool | None
) -> None:
    assert example_record(scored(cells), STRICT).passed is passed


def test_the_threshold_is_the_examples_own() -> None:
    assert example_record(scored(good(0.7), threshold=0.8), TASK).passed is False
    assert example_record(scored(good(0.7), threshold=0.6), TASK).passed is True


def test_a_malformed_answer_fails_whatever_its_cells() -> None:
    assert example_record(scored(good(1.0), State.MALFORMED), TASK).passed is False


@pytest.mark.parametrize("state", [State.UNANSWERED, State.SUBSTITUTED, State.SKIPPED])
def test_what_was_not_answered_neither_passes_nor_fails(state: State) -> None:
    assert example_record(scored(good(1.0), state), TASK).passed is None


def test_answers_calls_and_reason_are_kept() -> None:
    calls = (Call("find", reply("{}"), repair=False), Call("find", reply("still {"), repair=True))
    outcome = ExampleOutcome("first", 3, {"find": Malformed("cut off")}, calls, State.MALFORMED)
    found = example_record(ScoredOutcome(example(), outcome, {}), TASK)
    assert (found.reason, found.text, found.trial) == ("find: cut off", "still {", 3)
    assert (found.calls, found.repairs, found.latency_ms) == (2, 1, 10.0)
    assert found.answers == {}


def test_a_delivered_answer_is_kept_as_data_and_not_twice() -> None:
    found = example_record(scored(good()), TASK)
    assert found.answers["write"] == {"text": "first", "length": 5}
    assert (found.text, found.reason) == (None, None)
