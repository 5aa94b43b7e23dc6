from __future__ import annotations

from collections.abc import Callable

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.outline import outline
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean

Names = Callable[[str], list[tuple[str, list[str]]]]


@pytest.fixture
def names(profile: Profile) -> Names:
    held = evidence.of(profile)
    return lambda text: [
        (part.name, [row.text for row in part.rows]) for part in outline(clean(text), held) if part.rows
    ]


@pytest.mark.parametrize(
    "heading",
    ["## Work Experience", "**WORK EXPERIENCE**", "Work experience:", "WORK EXPERIENCE\n===", "Selected Work History"],
)
def test_a_heading_in_any_dress_opens_a_section(names: Names, heading: str) -> None:
    assert names(f"Ada\n\n{heading}\n\nNurse\n") == [("", ["Ada"]), ("experience", ["Nurse"])]


def test_a_line_may_hold_a_section_of_its_own(names: Names) -> None:
    text = "Experience\nNurse, 2019 - 2020\nSkills: SQL, dbt\nClerk, 2017 - 2018\n"
    assert sorted(names(text)) == [
        ("experience", ["Nurse, 2019 - 2020", "Clerk, 2017 - 2018"]),
        ("skills", ["SQL, dbt"]),
    ]


def test_what_only_a_posting_has_is_no_section_of_a_cv(names: Names) -> None:
    text = "Experience\nNurse, 2019 - 2020\nResponsibilities:\n- Ran the ward\n"
    assert [name for name, _ in names(text)] == ["experience"]


def test_an_unknown_heading_ends_a_list(names: Names) -> None:
    assert names("Skills\nSQL\n\nSELECTED VOYAGES\nRound the Cape\n")[-1] == (
        "",
        ["SELECTED VOYAGES", "Round the Cape"],
    )


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Career Story", "experience"), ("Work Experiance", "experience"), ("Employment Overview", "experience")],
)
def test_one_word_of_an_unusual_heading_tells_its_kind(names: Names, heading: str, name: str) -> None:
    assert names(f"Ada\n\n{heading}\nNurse, Alder Ward, 2019 - 2020\n")[-1][0] == name


def test_an_unknown_heading_in_the_dress_of_the_others_heads_lines_of_no_section(names: Names) -> None:
    text = "EXPERIENCE\nNurse, Alder Ward, 2019 - 2020\n- Ran it\n\nBEFORE THE WARD\nOak Farm, picker, 2012 - 2014\n"
    assert names(text)[-1] == ("", ["Oak Farm, picker, 2012 - 2014"])


@pytest.mark.parametrize("name", ["GLOBEX", "NORTHGATE FREIGHT", "TRAINING ACADEMY"])
def test_an_employer_in_capitals_is_no_heading(names: Names, name: str) -> None:
    text = f"EXPERIENCE\nNurse, Alder Ward, 2019 - 2020\n- Ran it\n\n{name}\nData Engineer (2012 - 2014)\n"
    assert names(text)[-1][0] == "experience"


def test_capitals_are_headings_where_another_in_capitals_is_known(names: Names) -> None:
    assert names("UNIVERSITY\nBSc, 2014\n\nUSES DAILY\nSQL\n")[-1] == ("", ["SQL"])


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("Company | Role | Period", "experience"),
        ("Certification | Year", "certificates"),
        ("Skill area | Tools", "skills"),
        ("Language | Level", "languages"),
        ("Year | Qualification | Institution | Result", "education"),
    ],
)
def test_the_columns_of_a_table_name_its_section(names: Names, head: str, section: str) -> None:
    assert names(f"| {head} |\n|---|---|\n| Alder | Oak |\n")[-1][0] == section


def test_a_known_heading_outlives_its_table(names: Names) -> None:
    assert names("## Certifications\n| Qualification | Body |\n| CPIM | ASCM |\n")[-1][0] == "certificates"


def test_a_label_with_its_list_is_no_heading(names: Names) -> None:
    assert names("SKILLS\nTools and software: dbt, SQL\n") == [("skills", ["dbt, SQL"])]


def test_capitals_right_below_a_list_are_a_heading(names: Names) -> None:
    text = "SKILLS\ndbt, SQL\nFAIRS AND MARKETS\nsold 90 lamps\n"
    assert names(text)[-1] == ("", ["sold 90 lamps"])


def test_a_group_of_skills_called_training_holds_no_certificates(names: Names) -> None:
    text = "## Skills\n\n- **Training:** apprentices\n- **Training and certifications:** CPIM\n"
    assert sorted(names(text)) == [("certificates", ["CPIM"]), ("skills", ["Training: apprentices"])]


@pytest.mark.parametrize(
    ("label", "section"), [("Teaching", "skills"), ("Outreach", "skills"), ("Interests", "interests")]
)
def test_a_group_of_skills_called_by_a_word_of_another_section_holds_skills(
    names: Names, label: str, section: str
) -> None:
    found = names(f"Ada\n\n## Skills\nTools: SQL\n{label}: seminars, marking\n")
    assert [name for name, lines in found if any("seminars" in line for line in lines)] == [section]
