"""A part in something is not told as having led it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Helped the art director pitch to two museums",
    "Assisted on two red team exercises",
    "Helped roll out Workday",
    "Reviewed drawings together with the Android team",
    "Manage the annual stock count",
]


@pytest.mark.parametrize(
    ("summary", "word"),
    [
        ("Earlier work covered magazine layout and leading pitches to museums.", "leading"),
        ("Credited with one published paper and lead of two red team exercises.", "lead"),
        ("Worked through 40 cases a year and drove the rollout of Workday.", "drove"),
        ("Also responsible for the Workday rollout.", "responsible for"),
    ],
)
def test_help_with_something_is_not_told_as_leading_it(summed_up: Callable[..., Any], summary: str, word: str) -> None:
    assert ("ownership", word, "major") in summed_up(LINES, summary)


@pytest.mark.parametrize(
    "summary",
    [
        "Earlier work covered magazine layout and supporting pitches to museums.",
        "Helped the lead of two red team exercises.",
        "Helped roll out Workday within the lead time.",
        "Manages the annual stock count.",
        "Took part in the rollout of Workday under a leading consultant.",
    ],
)
def test_the_part_itself_and_what_was_led_are_fine(summed_up: Callable[..., Any], summary: str) -> None:
    assert [each for each in summed_up(LINES, summary) if each[0] == "ownership"] == []
