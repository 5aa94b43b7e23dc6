from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Wrote the guide to the tapestry exhibition",
    "Briefed two freelance photographers",
    "Taught pottery to adults",
]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Wrote the guide to the tapestry exhibition, and raised the sponsorship", "raised the sponsorship"),
        ("Briefed two freelance photographers and line-managed a bookbinder", "line-managed"),
    ],
)
def test_a_deed_that_the_profile_never_tells_is_found_behind_a_true_one(
    flagged: Callable[..., Any], bullet: str, words: str
) -> None:
    assert flagged(LINES, bullet) == [("ownership", words, "major")]


@pytest.mark.parametrize(
    "bullet",
    [
        "Wrote the guide to the tapestry exhibition and briefed two freelance photographers",
        "Taught pottery to adults, and wrote a guide",
        "Wrote the guide to the tapestry exhibition, organised and discreet",
        "Taught pottery to adults, but have never run a kiln",
        "Taught pottery to adults, and shaped every lump of clay by hand",
    ],
)
def test_true_clauses_qualities_and_denials_are_no_new_deeds(flagged: Callable[..., Any], bullet: str) -> None:
    assert [each for each in flagged(LINES, bullet) if each[2] != "minor"] == []
