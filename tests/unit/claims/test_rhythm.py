from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Wrote the quarterly newsletter", "Wrote the newsletter four times a year"),
        ("Counted stock every second week", "Fortnightly stock counts"),
        ("Wrote two menus each year", "Wrote the menu twice a year"),
        ("Ran the chess club every Thursday", "Weekly chess club"),
        ("On call one week in five", "On call every fifth week"),
    ],
)
def test_one_rhythm_in_two_wordings(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert flagged([line], bullet) == []


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Wrote the quarterly newsletter", "Wrote the monthly newsletter"),
        ("Counted stock every second week", "Counted stock every week"),
        ("On call one week in five", "On call every week"),
    ],
)
def test_another_rhythm_is_an_invention(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert [(kind, severity) for kind, _, severity in flagged([line], bullet)] == [("metric", "major")]


def test_a_summary_is_held_to_the_frequency_of_its_line(summed_up: Callable[..., Any]) -> None:
    lines = ["Facilitate new-hire orientation every two weeks", "Count the stock every month"]
    told = "Facilitates orientation for new hires {} and counts the stock."
    assert ("metric", "every day", "major") in summed_up(lines, told.format("every day"))
    assert summed_up(lines, told.format("every two weeks")) == []
