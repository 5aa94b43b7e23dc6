from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Improved throughput by 20%",
    "Shortened release lead time from 2 weeks to 1 day",
    "Improved handling time by 15%",
]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Reduced throughput by 20%", "Reduced throughput by 20%"),
        ("Lengthened release lead time from 2 weeks to 1 day", "Lengthened release lead time from 2 weeks"),
        ("Increased handling time by 15%", "Increased handling time by 15%"),
        ("Worsened throughput by 20%", "Worsened throughput by 20%"),
    ],
)
def test_a_change_the_other_way_is_quoted_with_its_verb(flagged: Callable[..., Any], bullet: str, words: str) -> None:
    assert ("metric", words, "major") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    ["Raised throughput by 20%", "Cut handling time by 15%", "Brought release lead time down from 2 weeks to 1 day"],
)
def test_other_words_for_the_same_direction_are_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []
