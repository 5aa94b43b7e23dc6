"""Many told of one or two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Train one foundation dentist each year since 2022",
    "Clinical coach for a student nurse at a time",
    "Mentor for two graduate engineers",
    "Wrote a guide for five visiting teachers and several schools",
]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Has trained several foundation dentists each year.", "several foundation dentists"),
        ("Coaches a group of student nurses.", "a group of student nurses"),
        ("Mentors a team of graduate engineers.", "a team of graduate engineers"),
        ("Mentors many graduate engineers.", "many graduate engineers"),
    ],
)
def test_one_or_two_are_neither_several_nor_a_group(summed_up: Callable[..., Any], told: str, words: str) -> None:
    assert ("metric", words, "major") in summed_up(LINES, told)


@pytest.mark.parametrize(
    "told",
    [
        "Has trained several foundation dentists since 2022.",
        "Coaches student nurses.",
        "Mentors two graduate engineers.",
        "Wrote a guide for several visiting teachers.",
        "Wrote for many schools.",
    ],
)
def test_several_over_the_years_or_told_so_by_the_profile_are_fine(summed_up: Callable[..., Any], told: str) -> None:
    assert [each for each in summed_up(LINES, told) if each[0] == "metric"] == []
