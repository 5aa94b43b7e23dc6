from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

STAFF = ["Supervises one assistant archivist and six student workers"]
DEALS = ["Worked on four transactions, two of them closed (EUR 65 million and EUR 140 million)"]
DESKS = ["Manages a marketing officer and a box office supervisor"]
BOILERS = ["Serviced boilers in four hotels and one hospital"]


@pytest.mark.parametrize(
    ("lines", "bullet"),
    [
        (STAFF, "Supervises seven people"),
        (DEALS, "Two closed deals with a combined value of EUR 205 million"),
        (DESKS, "Manages a team of two: a marketing officer and a box office supervisor"),
        (BOILERS, "Serviced boilers in five buildings"),
    ],
)
def test_what_stands_together_in_a_line_may_be_told_as_one(
    flagged: Callable[..., Any], lines: list[str], bullet: str
) -> None:
    assert flagged(lines, bullet) == []


@pytest.mark.parametrize(
    ("lines", "bullet"),
    [
        (STAFF, "Supervises eight people"),
        (STAFF, "Supervises seven student workers"),
        (DEALS, "Two closed deals with a combined value of EUR 250 million"),
        (DESKS, "Manages a team of three: a marketing officer and a box office supervisor"),
        (BOILERS, "Serviced boilers in five hotels"),
    ],
)
def test_another_total_or_of_one_kind_alone_is_news(flagged: Callable[..., Any], lines: list[str], bullet: str) -> None:
    assert [kind for kind, _, severity in flagged(lines, bullet) if severity == "major"]
