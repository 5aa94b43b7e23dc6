from typing import Any

import pytest
from tests.records import example_record

from vitaeval.decisions.pairs import pairs, value_of
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import NotApplicable, Score


def scored(example: str, value: float, **more: Any) -> ExampleRecord:
    return example_record(example, cells={"length": Score(value=value)}, **more)


def test_pairs_go_by_name_and_not_by_place() -> None:
    baseline = [scored("a", 0.1), scored("b", 0.9)]
    candidate = [scored("b", 0.8), scored("a", 0.3)]
    assert pairs(baseline, candidate, "length").gaps() == pytest.approx([0.2, -0.1])


def test_examples_of_one_person_are_one_witness() -> None:
    baseline = [scored("a", 0.0, cluster="p"), scored("b", 0.0, cluster="p"), scored("c", 0.0, cluster="q")]
    candidate = [scored("a", 1.0, cluster="p"), scored("b", 0.0, cluster="p"), scored("c", 1.0, cluster="q")]
    assert pairs(baseline, candidate, "length").gaps() == [0.5, 1.0]


@pytest.mark.parametrize("state", [State.UNANSWERED, State.SUBSTITUTED, State.SKIPPED])
def test_what_was_not_answered_is_left_out_and_counted(state: State) -> None:
    found = pairs([scored("a", 0.1), scored("b", 0.2)], [scored("a", 0.1), scored("b", 0.0, state=state)], "length")
    assert (found.gaps(), found.unpaired) == ([0.0], 1)


def test_a_malformed_answer_keeps_its_worst_score() -> None:
    assert value_of(scored("a", 0.0, state=State.MALFORMED), "length") == 0.0


def test_no_number_on_one_side_is_no_pair() -> None:
    silent = example_record("a", cells={"length": NotApplicable(reason="nothing to measure")})
    assert pairs([scored("a", 0.5)], [silent], "length").unpaired == 1


def test_the_pass_rate_counts_passes() -> None:
    assert value_of(example_record("a", passed=True), "passed") == 1.0
    assert value_of(example_record("a", passed=None), "passed") is None
