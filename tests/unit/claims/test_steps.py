from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Reviewed architecture proposals with the platform team",
    "Planned the migration of nine branch offices",
    "Draft subpoenas and discovery responses for attorney review",
    "Checked the safety data sheets of 40 solvents",
    "Reviewed and approved invoices of up to £5,000",
    "Contributed to the move from paper charts to tablets",
]


@pytest.mark.parametrize(
    ("bullet", "word"),
    [
        ("Approval of architecture proposals together with the platform team", "Approval"),
        ("Sign-off of architecture proposals with the platform team", "Sign-off"),
        ("Completed the migration of nine branch offices", "Completed"),
        ("Subpoenas and discovery responses for attorney review filed", "filed"),
        ("Safety data sheets of 40 solvents written", "written"),
        ("Completion of the move from paper charts to tablets", "Completion"),
    ],
)
def test_a_later_step_than_the_profile_tells_is_an_invention(
    flagged: Callable[..., Any], bullet: str, word: str
) -> None:
    assert ("ownership", word, "major") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "Review of architecture proposals with the platform team",
        "Completed planning of the migration of nine branch offices",
        "Subpoenas and discovery responses drafted for attorney review",
        "Approval of invoices of up to £5,000",
        "Contribution to the completion of the move from paper charts to tablets",
        "Have not approved architecture proposals of the platform team",
    ],
)
def test_the_same_step_in_other_words_is_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[2] != "minor"] == []
