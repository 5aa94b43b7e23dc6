from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Teach a class in Year 5", "Moved Windows 11 to 1,100 desks", "Ordered books for Key Stage 1 and Key Stage 2", "Passed the ISO 9001 audit"]


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
