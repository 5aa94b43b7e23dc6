from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.evidence import of
from vitaeval.claims.presiding import is_verbless, presides
from vitaeval.schema.documents.profile import Profile

HELD = Profile.model_validate_json(
    json.dumps(
        {
            "work": [
                {
                    "name": "Alder Steel",
                    "position": "Head of Heat Treatment",
                    "startDate": "2018-05",
                    "highlights": ["34 employees, budget EUR 6 million", "Member of the safety board"],
                },
                {
                    "name": "Alder Steel",
                    "position": "Assistant Head of Heat Treatment",
                    "startDate": "2012-01",
                    "endDate": "2018-04",
                    "highlights": ["21 operators on two shifts"],
                },
            ]
        }
    )
)


@pytest.mark.parametrize(
    ("told", "line", "held"),
    [
        (" 34 employees", "34 employees, budget EUR 6 million", True),
        (" a hospital of 34 employees", "34 employees, budget EUR 6 million", False),
        (" a heat treatment of 34 employees", "34 employees, budget EUR 6 million", True),
        (" a national research consortium", "34 employees, budget EUR 6 million", False),
        (" the safety board", "Member of the safety board", False),
        (" 21 operators", "21 operators on two shifts", False),
    ],
)
def test_an_office_leads_what_its_highlight_names_and_nothing_else(told: str, line: str, held: bool) -> None:
    evidence = of(HELD)
    (found,) = (each for each in evidence.lines if each.text == line)
    assert presides(told, found, evidence) is held


@pytest.mark.parametrize(
    ("bullet", "claimed"),
    [
        ("Lead 34 employees", []),
        ("Managed a budget of EUR 6 million", []),
        ("Single-handedly led 34 employees", ["Single-handedly"]),
        ("Chaired the safety board", ["Chaired"]),
    ],
)
def test_a_person_reads_it_in_the_bullets_of_the_post(bullet: str, claimed: list[str]) -> None:
    text = f"## Experience\n\n**Head of Heat Treatment**, Alder Steel\nMay 2018 – Present\n- {bullet}\n"
    found = check_text(HELD, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity] == claimed


@pytest.mark.parametrize(
    ("text", "verbless"),
    [
        ("Mid-market territory, 74 accounts", True),
        ("On-call rota", True),
        ("Co-lead the guild", False),
        ("Line-managed six cooks", False),
        ("Plan the rota", False),
        ("Shift of 22 pickers", True),
    ],
)
def test_a_present_that_a_hyphen_ties_to_another_word_is_no_deed(text: str, verbless: bool) -> None:
    assert is_verbless(text) is verbless
