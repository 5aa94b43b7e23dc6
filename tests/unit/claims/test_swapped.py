from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

HELD: dict[str, Any] = {
    "basics": {"name": "Ann Lee"},
    "work": [
        {
            "name": "Foo Hospital",
            "position": "Theatre Nurse",
            "startDate": "2018-03",
            "highlights": [
                "Wound infections from 3.2% to 1.1% after a new theatre protocol",
                "Trained nurses on new monitors",
                "Regular clients: Vandermeer Pumps, two patent law firms",
                "Covered oncology and haematology wards",
            ],
        }
    ],
}
ANN = Profile.model_validate_json(json.dumps(HELD))
TRUE = "Theatre nurse who lowered wound infections to 1.1% with a new theatre protocol."


def failed(text: str) -> list[tuple[str, str, str]]:
    report = check_text(ANN, f"# Ann Lee\n\n## Summary\n{text}\n", None, date(2026, 1, 1))
    return [(str(claim.type), claim.text, str(claim.severity)) for claim in report.claims if claim.severity]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TRUE.replace("theatre protocol", "antibiotic policy"), "antibiotic policy"),
        ("Trained porters on new monitors.", "porters"),
        ("Clients include two pharmaceutical companies.", "pharmaceutical"),
        ("Theatre nurse; earlier covered oncology and psychiatry wards.", "psychiatry"),
    ],
)
def test_another_thing_than_the_line_has_in_its_place_is_told_as_minor(text: str, words: str) -> None:
    assert failed(text) == [("content", words, "minor")]


@pytest.mark.parametrize(
    "text",
    [
        TRUE,
        "Trained nurses patiently on new monitors.",
        "Theatre nurse who brought wound infections down to 1.1% by a thorough new theatre protocol.",
        "Covered haematology and oncology wards, often with a smile.",
        "Theatre nurse who likes porters.",
        "Theatre nurse, glad to train on new monitors.",
    ],
)
def test_the_line_in_other_words_or_with_some_colour_is_not(text: str) -> None:
    assert failed(text) == []


def test_a_letter_tells_in_words_of_its_own() -> None:
    letter = "Dear Ms Roe,\n\nI trained porters on new monitors.\n\nYours sincerely,\nAnn Lee\n"
    report = check_text(ANN, letter, None, date(2026, 1, 1))
    assert [claim.text for claim in report.claims if claim.severity] == []
