"""What a summary says was led must leave some trace in the profile."""

from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.claim import ClaimType
from vitaeval.schema.documents.profile import Profile

DONE = ["Led the migration of billing to Kafka", "Managed four developers"]
WORK = {"name": "Northgate Freight", "position": "Software Lead", "startDate": "2018-03", "highlights": DONE}
PERSON = Profile.model_validate_json(json.dumps({"basics": {"name": "Ann Lee"}, "work": [WORK]}))


def invented(sentence: str) -> list[str]:
    text = f"# Ann Lee\n\n## Summary\n{sentence}\n"
    found = check_text(PERSON, text, None, date(2026, 1, 1)).claims
    return [claim.text for claim in found if claim.type is ClaimType.OWNERSHIP and claim.severity]


@pytest.mark.parametrize(
    "sentence",
    [
        "Directed the laboratory.",
        "I chaired the audit committee.",
        "She supervised welders.",
        "Founded an orchard.",
        "I was responsible for crane inspections.",
    ],
)
def test_a_thing_that_the_profile_never_names_was_not_led(sentence: str) -> None:
    assert invented(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Led the migration of billing.",
        "Manages developers.",
        "I led the work on billing and on Kafka.",
        "I would like to direct a laboratory.",
        "Led a team.",
    ],
)
def test_what_the_profile_names_may_be_told_of_in_short(sentence: str) -> None:
    assert invented(sentence) == []
