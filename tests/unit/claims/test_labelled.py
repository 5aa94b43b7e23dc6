from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

LINES = [
    "Teach a class in Year 5",
    "Moved Windows 11 to 1,100 desks",
    "Ordered books for Key Stage 1 and Key Stage 2",
    "Passed the ISO 9001 audit",
]


@pytest.mark.parametrize(
    "bullet", ["Teach a class in Year 6", "Ordered books for Key Stage 3", "Passed the ISO 27001 audit"]
)
def test_another_number_behind_the_same_label(flagged: Callable[..., Any], bullet: str) -> None:
    assert "major" in [severity for _, _, severity in flagged(LINES, bullet)]


@pytest.mark.parametrize(
    "bullet",
    [
        "Moved Windows 11 to 1100 desks",
        "Teach Year 5",
        "Ordered books for Key Stage 2",
        "Passed the ISO 9001 audit in 2019",
        "Teach Year V",
    ],
)
def test_the_same_number_and_years_of_the_calendar_are_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_a_number_in_the_title_of_the_role_itself_is_held() -> None:
    work = [
        {"name": "Domstad", "position": "SOC Analyst (Tier 2)", "highlights": ["Take calls of 4 Tier 1 analysts"]},
        {"name": "Foo", "position": "Clerk", "highlights": ["Filed letters"]},
    ]
    person = Profile.model_validate_json(json.dumps({"basics": {"name": "Ida Moss"}, "work": work}))
    for tier, wrong in (("2", []), ("3", ["Tier 3 analyst"])):
        found = check_text(
            person, f"Dear Sir,\n\nI am a Tier {tier} analyst at Domstad.", None, date(2026, 1, 1)
        ).claims
        assert [claim.text for claim in found if claim.severity] == wrong
