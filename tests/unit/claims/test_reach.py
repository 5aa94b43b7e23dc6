from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Wrote a guide that two directorates now use", "Took part in a trial of the new rota on the night ward"]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Wrote a guide that all directorates now use", "all directorates"),
        ("Took part in a trial of the new rota in all homes", "in all homes"),
        ("Wrote a guide used by every apprentice", "by every apprentice"),
    ],
)
def test_more_than_the_source_reached_is_told_as_minor(flagged: Callable[..., Any], bullet: str, words: str) -> None:
    assert flagged(LINES, bullet) == [("content", words, "minor")]


@pytest.mark.parametrize(
    "bullet", ["Wrote a guide used by both directorates", "Took part in a trial of the new rota all winter"]
)
def test_what_the_source_reached_is_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_the_source_may_say_all_in_other_words(flagged: Callable[..., Any]) -> None:
    assert flagged(["Put a chart beside every bed"], "Placed charts at all beds") == []
