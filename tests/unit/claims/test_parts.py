from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Helped write the dessert menu and prepared 90 plates", "Assisted customers with returns of goods"]


@pytest.mark.parametrize("bullet", ["Wrote the dessert menu", "Designed the dessert menu", "Created the dessert menu"])
def test_a_part_in_a_deed_is_not_the_deed(flagged: Callable[..., Any], bullet: str) -> None:
    assert [(kind, severity) for kind, _, severity in flagged(LINES, bullet)] == [("ownership", "major")]


@pytest.mark.parametrize(
    "bullet",
    [
        "Contributed to the dessert menu",
        "Co-wrote the dessert menu",
        "Worked on the dessert menu with the chef",
        "Prepared 90 plates",
        "Advised customers on returns of goods",
    ],
)
def test_a_part_stays_a_part_and_help_to_customers_is_work(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_with_others_is_a_part(flagged: Callable[..., Any]) -> None:
    line = ["Co-authored the retention policy of the firm"]
    assert flagged(line, "Wrote the retention policy of the firm with others") == []
    assert flagged(line, "Wrote the retention policy of the firm")
