"""Nobody gets people to lead, or a department to have built, that the profile does not tell of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALONE = ["Tested flour for moisture"]


@pytest.mark.parametrize(
    "line",
    [
        "Line-managed two technicians",
        "Had two technicians reporting to her",
        "Was the boss of two technicians",
        "Dismissed a technician",
        "Built the quality department",
        "Formed a team of testers",
        "Ran the laboratory",
        "Transformed the bakery",
    ],
)
def test_people_whom_nobody_led_are_invented(flagged: Callable[..., Any], line: str) -> None:
    assert [each for each in flagged(ALONE, line) if each[0] == "ownership"]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Managed two technicians", "Line-managed two technicians"),
        ("Supervised two technicians", "Had two technicians reporting to her"),
        ("Set up the quality team", "Built the quality department"),
        ("Managed the laboratory", "Ran the laboratory"),
        ("Ran tests in the laboratory", "Ran tests in the laboratory"),
        ("Recruited testers", "Formed a team of testers"),
        ("Tested flour for moisture", "Reported to the head of quality"),
        ("Tested flour for moisture", "Would like to build a team of testers"),
    ],
)
def test_people_of_the_profile_are_told_of_in_other_words(flagged: Callable[..., Any], source: str, line: str) -> None:
    assert [each for each in flagged([source], line) if each[0] == "ownership"] == []
