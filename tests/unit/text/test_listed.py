from __future__ import annotations

import pytest
from tests.shelves.observations import EMPTY_CV, PROFILE, REFERENCE, with_fields

from vitaeval.text.listed import listed, relevance

WANTED = ("Python", "SQL", "Airflow", "PostgreSQL")


def test_both_lists_count_once_and_in_canonical_form() -> None:
    cv = with_fields(EMPTY_CV, key_skills=("python3",), skills=("Python", "Postgres", " "))
    assert listed(cv) == listed(with_fields(EMPTY_CV, skills=("PostgreSQL", "Python")))


def test_all_that_is_wanted_and_nothing_else_is_one() -> None:
    assert relevance(PROFILE, REFERENCE, WANTED) == 1


@pytest.mark.parametrize("more", ["Kubernetes", "Docker"])
def test_a_skill_too_many_lowers_it_supported_or_not(more: str) -> None:
    cv = with_fields(REFERENCE, skills=(*REFERENCE.skills, more))
    assert relevance(PROFILE, cv, WANTED) == pytest.approx(4 / 5)


def test_a_wanted_skill_that_the_profile_lacks_is_no_match() -> None:
    cv = with_fields(REFERENCE, skills=(*REFERENCE.skills, "Kubernetes"))
    assert relevance(PROFILE, cv, (*WANTED, "Kubernetes")) == pytest.approx(4 / 5)


def test_nothing_wanted_and_nothing_listed_has_no_overlap() -> None:
    assert relevance(PROFILE, EMPTY_CV, ()) is None
