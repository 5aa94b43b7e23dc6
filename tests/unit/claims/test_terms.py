"""A time belongs to what it is the time of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Two-year graduate scheme with rotations in fraud and data", "Wrote a 12-week course on soldering"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Previously completed a three-year graduate scheme with rotations.", "three-year"),
        ("Wrote a 20-week course on soldering.", "20-week"),
    ],
)
def test_another_time_of_the_same_thing_is_false(summed_up: Callable[..., Any], told: str, words: str) -> None:
    assert any(words in each[1] for each in summed_up(LINES, told))


@pytest.mark.parametrize(
    "told",
    [
        "Previously completed a two-year graduate scheme with rotations.",
        "A graduate scheme of two years.",
        "Three-year track record in fraud and data.",
        "Wrote a 12-week course on soldering.",
    ],
)
def test_the_same_time_and_that_of_the_career_are_fine(summed_up: Callable[..., Any], told: str) -> None:
    assert [each for each in summed_up(LINES, told) if each[0] == "tenure"] == []
