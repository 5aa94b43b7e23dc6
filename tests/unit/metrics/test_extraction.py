from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import PARSED, observe, parsed

from vitaeval.metrics.extraction import METRIC, pairs
from vitaeval.schema.documents.job import ParsedJob
from vitaeval.schema.golden import ParsedJobExpected
from vitaeval.schema.score import NotApplicable, Score

MARKED = ("Python", "SQL", "Airflow")


def reading(*must: str, nice: tuple[str, ...] = ()) -> Score:
    answer = ParsedJob.model_validate({**dict(PARSED), "must_have_skills": must, "nice_to_have_skills": nice})
    found = METRIC.score(parsed(answer))
    assert isinstance(found, Score)
    return found


def test_what_people_marked_is_a_full_answer_under_any_name_and_importance() -> None:
    assert reading(*MARKED).value == 1
    assert reading("python 3", nice=("Apache Airflow", "sql")).value == 1


def test_marks_around_a_name_do_not_matter() -> None:
    assert reading("(Python", "SQL;", "Airflow).").value == 1


def test_too_much_costs_precision_and_too_little_recall() -> None:
    found = reading("Python", "SQL", "Kubernetes", "Haskell")
    assert found.parts["precision"] == pytest.approx(2 / 4)
    assert found.parts["recall"] == pytest.approx(2 / 3)
    assert found.value == pytest.approx(4 / 7)
    assert [(each.kind, each.text) for each in found.findings] == [
        ("missed_skill", "Airflow"),
        ("unmarked_skill", "Kubernetes"),
        ("unmarked_skill", "Haskell"),
    ]


def test_naming_one_skill_twice_gains_nothing() -> None:
    assert reading("Python", "python3", "Py3").value == reading("Python").value


def test_a_wider_or_narrower_wording_counts_by_overlap_only() -> None:
    found = reading("have: Python", "SQL", "Airflow")
    assert found.value == pytest.approx(2 / 3)
    assert found.parts["span_f1"] == 1


def test_one_long_answer_cannot_take_several_spans() -> None:
    assert reading("Python, SQL, Airflow").parts["span_recall"] == pytest.approx(1 / 3)


def test_an_empty_answer_is_worth_nothing_and_no_labels_give_no_number() -> None:
    assert reading().value == 0
    unmarked = observe({"main": PARSED}, expected=ParsedJobExpected(spans=()), profile=None)
    assert isinstance(METRIC.score(unmarked), NotApplicable)


@given(st.lists(st.sets(st.integers(0, 4), max_size=3), max_size=5))
def test_pairing_is_the_largest_there_is(choices: list[set[int]]) -> None:
    orders = permutations([*range(5), *[None] * len(choices)], len(choices))
    best = max(sum(at in options for at, options in zip(order, choices, strict=True)) for order in orders)
    assert pairs(choices) == best
