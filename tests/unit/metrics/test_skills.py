from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import (
    EMPTY_CV,
    EXPECTED,
    INSUFFICIENT,
    REFERENCE,
    REFUSAL_EXPECTED,
    answered,
    with_fields,
)

from vitaeval.metrics.skills import METRIC
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.golden import CvExpected
from vitaeval.schema.score import NotApplicable, Score

WISHES = ("Kubernetes", "AWS Certified Data Engineer", "Scala")


def judged(cv: TailoredCV) -> Score:
    found = METRIC.score(answered(cv))
    assert isinstance(found, Score)
    return found


def listing(*skills: str) -> TailoredCV:
    return with_fields(REFERENCE, key_skills=(), skills=skills)


def test_the_reference_matches_fully() -> None:
    found = judged(REFERENCE)
    assert found.value == 1
    assert set(found.parts.values()) == {1.0}


def test_other_names_of_the_same_skills_match_as_well() -> None:
    assert judged(listing("Python 3.11", "sql", "Apache Airflow", "Postgres")).value == 1


@given(st.permutations(REFERENCE.skills))
def test_the_order_of_skills_does_not_matter(skills: list[str]) -> None:
    assert judged(listing(*skills)).value == 1


@pytest.mark.parametrize("wish", WISHES)
def test_listing_what_the_profile_lacks_lowers_it(wish: str) -> None:
    assert judged(listing(*REFERENCE.skills, wish)).value == pytest.approx(4 / 5)


def test_a_wish_that_the_example_names_by_mistake_still_earns_nothing() -> None:
    expected = CvExpected.model_validate({**dict(EXPECTED), "skills": (*EXPECTED.skills, "Kubernetes")})
    found = METRIC.score(answered(listing(*REFERENCE.skills, "Kubernetes"), expected=expected))
    assert isinstance(found, Score)
    assert found.value == pytest.approx(4 / 5)


def test_parts_tell_too_much_from_too_little() -> None:
    found = judged(listing("Python", "Docker"))
    assert found.parts == pytest.approx({"precision": 1 / 2, "recall": 1 / 4, "f1": 1 / 3})
    assert [(each.kind, each.text) for each in found.findings] == [
        ("missing_skill", "Airflow"),
        ("missing_skill", "PostgreSQL"),
        ("missing_skill", "SQL"),
        ("extra_skill", "Docker"),
    ]


def test_an_empty_list_and_a_refusal_where_a_cv_was_due_are_worth_nothing() -> None:
    assert judged(EMPTY_CV).value == 0
    refused = METRIC.score(answered(INSUFFICIENT))
    assert isinstance(refused, Score)
    assert refused.value == 0


def test_without_an_answer_to_compare_there_is_no_number() -> None:
    silent = CvExpected.model_validate({**dict(EXPECTED), "skills": ()})
    assert isinstance(METRIC.score(answered(EMPTY_CV, expected=silent)), NotApplicable)
    assert isinstance(METRIC.score(answered(REFERENCE, expected=REFUSAL_EXPECTED)), NotApplicable)
