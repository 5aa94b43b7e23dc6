"""None of something that the profile counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Lost-time injuries: 5 in 2022, 1 in 2024", "Missed deliveries fell to 3 a year", "No audit findings in 2023"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Shift lead on nights, with no lost-time injuries in 2024.", "no lost-time injuries"),
        ("Ran the nights without a single lost-time injury.", "without a single lost-time injury"),
        ("Drove for the depot with zero missed deliveries.", "zero missed deliveries"),
    ],
)
def test_what_the_profile_counts_did_happen(summed_up: Callable[..., Any], told: str, words: str) -> None:
    assert ("metric", words, "major") in summed_up(LINES, told)


@pytest.mark.parametrize(
    "told",
    [
        "One lost-time injury in 2024.",
        "No audit findings in 2023.",
        "No fewer injuries than before.",
        "Worked with no assistants.",
    ],
)
def test_what_the_profile_says_or_never_counts_is_left_alone(summed_up: Callable[..., Any], told: str) -> None:
    assert [each for each in summed_up(LINES, told) if each[0] == "metric"] == []


def test_bullets_are_held_to_their_own_role(flagged: Callable[..., Any]) -> None:
    assert ("metric", "no lost-time injuries", "major") in flagged(LINES, "Ran nights with no lost-time injuries")
