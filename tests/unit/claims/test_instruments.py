from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Kept the ledger of 40 landlords in Xero",
    "Dispatch planning for 12 lorries (Paragon)",
    "Built the weekly sales forecast in Python",
]
SKILLS = [{"name": "Software", "keywords": ["Xero", "Sage 50", "Paragon", "Quintiq", "Python", "Power BI"]}]


@pytest.mark.parametrize(
    ("bullet", "tool"),
    [
        ("Ledger of 40 landlords kept in Sage", "Sage"),
        ("Dispatch planning for 12 lorries, done with Quintiq", "Quintiq"),
        ("Weekly sales forecast built in Power BI", "Power BI"),
    ],
)
def test_a_tool_in_the_place_of_the_one_that_the_line_names_is_an_exchange(
    flagged: Callable[..., Any], bullet: str, tool: str
) -> None:
    assert ("skill", tool, "major") in flagged(LINES, bullet, skills=SKILLS)


@pytest.mark.parametrize(
    "bullet",
    [
        "Ledger of 40 landlords in Xero, reports in Power BI",
        "Reports in Power BI for the board",
        "Dispatch planning in Paragon for 12 lorries",
    ],
)
def test_the_line_s_own_tool_and_one_told_of_something_else_are_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet, skills=SKILLS) if claim[0] == "skill" and claim[2]] == []
