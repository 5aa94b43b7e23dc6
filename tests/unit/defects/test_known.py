from __future__ import annotations

import pytest

from vitaeval.defects.known import figures, is_foreign, is_foreign_skill, is_unlike, plainly, said
from vitaeval.schema.documents.json_resume import read_resume

PERSON = read_resume(
    {
        "basics": {"name": "Åsa Lind", "summary": "Ran twelve clinics"},
        "work": [{"name": "Northgate Freight Inc.", "position": "Senior Planner", "highlights": ["Cut 1,200 trips"]}],
        "skills": [{"name": "PostgreSQL"}, {"name": "k8s"}],
        "nickname": {"old": "Ridgeline"},
    }
)


@pytest.mark.parametrize("name", ["Ridgeline Depot", "Northgate", "northgate freight", "Åsa", "Asa Lind"])
def test_a_name_that_the_record_mentions_anywhere_is_not_foreign(name: str) -> None:
    assert not is_foreign(name, PERSON)


def test_other_names_are_foreign_and_common_words_decide_nothing() -> None:
    assert is_foreign("Calder University", PERSON)
    assert not is_foreign("Senior Manager", PERSON)


@pytest.mark.parametrize("skill", ["Postgres", "PostgreSQL", "SQL", "Kubernetes"])
def test_a_skill_under_another_name_is_not_foreign(skill: str) -> None:
    assert not is_foreign_skill(skill, PERSON)


def test_an_unrelated_skill_is_foreign() -> None:
    assert is_foreign_skill("Photoshop", PERSON)


def test_figures_are_read_in_digits_and_words() -> None:
    assert {1200.0, 12.0} <= figures(PERSON)


def test_a_line_of_another_trade_is_unlike() -> None:
    assert is_unlike("Baked sourdough loaves for wholesale customers", PERSON)
    assert not is_unlike("Cut trips and ran clinics at Northgate", PERSON)


def test_everything_is_said_plainly() -> None:
    assert "asa lind" in said(PERSON)
    assert plainly("A–B  Ç") == "a-b c"
