"""A patent is one of the profile's, by its number where one is told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.claim import ClaimType
from vitaeval.schema.documents.profile import Profile

SIEVE = "Named on US patent 10,123,456 for a flour sieve"


def profile(*highlights: str) -> Profile:
    work = [{"name": "Foo Mills", "position": "Miller", "startDate": "2018-03", "highlights": highlights}]
    return Profile.model_validate_json(json.dumps({"basics": {"name": "Ann Lee"}, "work": work}))


def flagged(line: str, *highlights: str, heading: str = "Experience") -> list[str]:
    text = f"# Ann Lee\n\n## {heading}\n\n**Miller**, Foo Mills (March 2018 – Present)\n- {line}\n"
    found = check_text(profile(*highlights), text, None, date(2026, 1, 1)).claims
    return [claim.text for claim in found if claim.type is ClaimType.AWARD and claim.severity]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Patents: US 10,123,456", "US 10,123,456"),
        ("Holder of patent EP 1234567 B1", "EP 1234567 B1"),
        ("Filed a patent for a sieve", "patent"),
        ("Inventor on two patents", "patents"),
    ],
)
def test_a_patent_that_nobody_knows_of_is_invented(line: str, said: str) -> None:
    assert flagged(line, "Milled flour") == [said]


@pytest.mark.parametrize("line", [SIEVE, "Holds a patent for a sieve", "Patents: US 10123456", "US 10,123,456 (sieve)"])
def test_the_patent_of_the_profile_is_none(line: str) -> None:
    assert flagged(line, SIEVE) == []


def test_another_number_is_another_patent() -> None:
    assert flagged("Patent: US 10,654,321 for a flour sieve", SIEVE) == ["US 10,654,321"]


@pytest.mark.parametrize(
    "line", ["Worked beside patent attorneys", "Has no patent yet", "Milled 10,123,456 sacks", "Treated each patient"]
)
def test_what_is_no_patent_is_not_read_as_one(line: str) -> None:
    assert flagged(line, "Milled flour") == []
