from __future__ import annotations

import pytest

from vitaeval.claims.outline import outline
from vitaeval.text.markup import clean


def names(text: str) -> list[tuple[str, list[str]]]:
    return [(part.name, [row.text for row in part.rows]) for part in outline(clean(text)) if part.rows]


@pytest.mark.parametrize(
    "heading",
    ["## Work Experience", "**WORK EXPERIENCE**", "Work experience:", "WORK EXPERIENCE\n===", "Selected Work History"],
)
def test_a_heading_in_any_dress_opens_a_section(heading: str) -> None:
    assert names(f"Ada\n\n{heading}\n\nNurse\n") == [("", ["Ada"]), ("experience", ["Nurse"])]


def test_a_line_may_hold_a_section_of_its_own() -> None:
    text = "Experience\nNurse, 2019 - 2020\nSkills: SQL, dbt\nClerk, 2017 - 2018\n"
    assert sorted(names(text)) == [
        ("experience", ["Nurse, 2019 - 2020", "Clerk, 2017 - 2018"]),
        ("skills", ["SQL, dbt"]),
    ]


def test_what_only_a_posting_has_is_no_section_of_a_cv() -> None:
    text = "Experience\nNurse, 2019 - 2020\nResponsibilities:\n- Ran the ward\n"
    assert [name for name, _ in names(text)] == ["experience"]


def test_an_unknown_heading_ends_a_list() -> None:
    assert names("Skills\nSQL\n\nSELECTED VOYAGES\nRound the Cape\n")[-1] == (
        "",
        ["SELECTED VOYAGES", "Round the Cape"],
    )
