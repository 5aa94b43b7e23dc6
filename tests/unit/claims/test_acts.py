from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Kept the records of 40 patients", "Ordered dressings and gloves", "Present figures of the ward every month"]


@pytest.mark.parametrize(
    "bullet",
    [
        "Kept the records of 40 patients and prescribed their medicines",
        "Kept the records of 40 patients and the ward tidy, and wrote the hospital's hygiene policy",
        "Kept the records of 40 patients, and presented the outcome to the board",
        "Ordered dressings and gloves and approved the budget for them",
        "Translation of the records of 40 patients",
    ],
)
def test_a_weighty_act_that_no_line_tells_of_is_an_invention(flagged: Callable[..., Any], bullet: str) -> None:
    assert ("ownership", "major") in [(kind, severity) for kind, _, severity in flagged(LINES, bullet)]


@pytest.mark.parametrize(
    "bullet",
    [
        "Kept the records of 40 patients and ordered dressings",
        "Presented the figures of the ward to the nurses every month",
        "Ordered dressings and gloves; has not prescribed medicines",
        "Presentation of the figures of the ward to the nurses every month",
        "Recruited by the ward sister to keep the records of 40 patients",
    ],
)
def test_ordinary_work_and_what_is_denied_are_no_such_act(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[2] != "minor"] == []
