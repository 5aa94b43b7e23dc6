from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.evidence import Line
from vitaeval.claims.initials import is_met, stands_for
from vitaeval.schema.documents.profile import Profile

LINES = ["Ran the annual inventory of spare parts", "Freedom of information requests", "Taught artificial intelligence"]
CLERK = Profile.model_validate_json(
    json.dumps({"work": [{"name": "Foo Mills", "position": "Quantity Surveyor", "highlights": LINES[:2]}]})
)


def line(text: str, field: str = "highlights") -> Line:
    return next(each for each in evidence.of(CLERK).lines if each.text == text and each.field == field)


def test_longer_letters_are_read_in_what_is_told_and_two_in_a_title() -> None:
    assert stands_for("FOI", line(LINES[1]))
    assert stands_for("QS", line("Quantity Surveyor", "position"))


@pytest.mark.parametrize("short", ["AI", "IO", "SP"])
def test_two_letters_fall_together_by_chance_in_what_is_told(short: str) -> None:
    assert not stands_for(short, line(LINES[0]))


@pytest.mark.parametrize("name", ["AI", "AI research", "UI", "ML support"])
@pytest.mark.parametrize("heading", ["## Skills\n", "## Summary\nExperienced in "])
def test_a_known_skill_is_not_read_out_of_first_letters(name: str, heading: str) -> None:
    lines = ["Ran the annual inventory", "Answered user inquiries", "Processed monthly loans and gave support"]
    held = Profile.model_validate_json(json.dumps({"work": [{"name": "Foo Mills", "highlights": lines}]}))
    found = [
        str(claim.severity)
        for claim in check_text(held, f"{heading}{name}\n", None, date(2026, 1, 1)).claims
        if claim.severity
    ]
    assert found == ["major"]


def test_the_words_of_a_known_skill_hold_its_letters() -> None:
    work = [{"name": "Foo Mills", "highlights": [LINES[2]]}]
    held = evidence.of(Profile.model_validate_json(json.dumps({"work": work})))
    told = next(each for each in held.lines if each.text == LINES[2])
    assert is_met("AI courses", told)
    assert not is_met("ML courses", told)
