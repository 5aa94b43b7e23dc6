from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Supervise one grants associate and two students on placement", "Train apprentices on lathes", "Lead 4 buyers"]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Supervision of one grants director", "director"),
        ("Supervise a grants associate and two consultants on placement", "consultants"),
        ("Training of journeymen on lathes", "journeymen"),
    ],
)
def test_greater_people_than_the_line_names_are_an_invention(
    flagged: Callable[..., Any], bullet: str, words: str
) -> None:
    assert ("team", words, "major") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "Supervision of one grants associate and two trainees on placement",
        "Training of apprentices on lathes together with the master mechanic",
        "Supervision of two staff members and students",
        "Leadership of four buyers",
    ],
)
def test_the_same_people_and_those_of_any_standing_are_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[0] == "team"] == []
