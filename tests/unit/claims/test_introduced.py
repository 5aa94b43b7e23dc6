from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

HELD: dict[str, Any] = {
    "basics": {"name": "Ann Lee", "label": "Dental Surgeon"},
    "work": [
        {
            "name": "Foo Dental Practice",
            "position": "Associate Surgeon",
            "startDate": "2018-03",
            "highlights": ["Root canals and crowns for 40 patients a week", "Cost of materials down by 12%"],
        },
        {"name": "Bar Stores", "position": "Shop Assistant", "startDate": "2012-03", "endDate": "2014-06"},
    ],
    "skills": [{"name": "Dentrix"}, {"name": "Sedation"}, {"name": "Infection control"}],
}
ANN = Profile.model_validate_json(json.dumps(HELD))


def failed(text: str) -> list[tuple[str, str, str]]:
    report = check_text(ANN, f"# Ann Lee\n\n## Summary\n{text}\n", None, date(2026, 1, 1))
    return [(str(claim.type), claim.text, str(claim.severity)) for claim in report.claims if claim.severity]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dental surgeon experienced with Dentrix and laser therapy.", "laser therapy"),
        ("Uses Dentrix, infection control and hypnosis.", "hypnosis"),
        ("Dental surgeon with earlier experience in gastroenterology and sedation.", "gastroenterology"),
        ("Before that, cellar work.", "cellar work"),
        ("Knows sedation and also does embroidery.", "embroidery"),
    ],
)
def test_who_is_introduced_with_an_ability_claims_it(text: str, words: str) -> None:
    assert failed(text) == [("skill", words, "major")]


@pytest.mark.parametrize(
    "text",
    [
        "Dental surgeon experienced with Dentrix and sedation.",
        "Experience in dentistry and infection control in a rural setting.",
        "Skilled in cost reduction and controlling infections.",
        "Experienced in treating forty patients a week and placing crowns.",
        "Uses Dentrix to see what comes next.",
        "Dental surgeon without experience in orthodontics.",
        "Keen to gain experience in orthodontics.",
    ],
)
def test_what_is_held_sums_up_or_is_denied_claims_nothing(text: str) -> None:
    assert failed(text) == []


def test_an_interest_by_which_somebody_is_introduced_is_claimed() -> None:
    assert failed("Dental surgeon with a special interest in hypnosis.") == [("skill", "hypnosis", "major")]


def test_an_interest_that_a_letter_tells_of_is_not() -> None:
    letter = "Dear Ms Roe,\n\nI am a dental surgeon with a special interest in hypnosis.\n\nYours sincerely,\nAnn Lee\n"
    report = check_text(ANN, letter, None, date(2026, 1, 1))
    assert [claim.text for claim in report.claims if claim.severity] == []


@pytest.mark.parametrize("words", ["pandemic infection control", "retail", "banking"])
def test_a_name_that_is_held_in_part_or_sums_up_work_is_minor(words: str) -> None:
    assert failed(f"Dental surgeon with experience in sedation and {words}.") == [("content", words, "minor")]
