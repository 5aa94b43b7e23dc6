from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Cut falls on the ward from 14 to 9 a year", "Shortened the close from 12 to 6 working days"]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Cut falls on the ward from 14 to 4 a year", "4 a year"),
        ("Cut falls on the ward from 9 to 14 a year", "9 to 14"),
        ("Shortened the close from 12 to 2 working days", "2"),
    ],
)
def test_a_change_is_told_from_its_beginning_to_its_end(flagged: Callable[..., Any], bullet: str, words: str) -> None:
    assert any(kind == "metric" and words in text for kind, text, _ in flagged(LINES, bullet))


@pytest.mark.parametrize(
    "bullet",
    [
        "Brought annual falls on the ward down from 14 to 9",
        "Cut falls on the ward by five, from 14 to 9 a year",
        "Cut falls on the ward by more than a third, from 14 to 9 annually",
        "Halved the close, from 12 working days to 6",
    ],
)
def test_the_same_change_in_other_words_is_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_an_end_that_another_line_has_does_not_help(flagged: Callable[..., Any]) -> None:
    lines = [*LINES, "Taught 2 courses on hygiene"]
    assert flagged(lines, "Shortened the close from 12 to 2 working days") == [("metric", "2", "major")]


@pytest.mark.parametrize("how", ["by 0.7%", "by 0.7 per cent"])
def test_points_are_no_percent(flagged: Callable[..., Any], how: str) -> None:
    lines = ["Past-due loans down from 3.1% to 2.4%"]
    assert [kind for kind, _, _ in flagged(lines, f"Lowered past-due loans {how}")] == ["metric"]
    assert flagged(lines, "Lowered past-due loans by 0.7 percentage points") == []


@pytest.mark.parametrize(
    ("bullet", "stopped"),
    [
        ("Made 117% of quota in 2023 and 128% in 2024", False),
        ("Made 128% of quota in 2024 after 117% in 2023", False),
        ("Made 128% of quota in 2023 and 117% in 2024", True),
    ],
)
def test_figures_of_two_years_change_from_the_earlier_to_the_later(
    flagged: Callable[..., Any], bullet: str, stopped: bool
) -> None:
    assert bool(flagged(["128% of quota in 2024, 117% in 2023"], bullet)) is stopped


def test_a_change_whose_last_end_alone_says_whom_it_counts(flagged: Callable[..., Any]) -> None:
    lines = ["Set up a feeding clinic; attendance rose from 6 to 19 families"]
    assert flagged(lines, "Set up a feeding clinic; attendance rose from 6 to 19 families") == []
    assert flagged(lines, "Set up a feeding clinic; attendance rose from 19 to 6 families")
