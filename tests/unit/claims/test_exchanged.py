from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Ran the chess club every Thursday for 16 children", "Gave medication under the supervision of a nurse"]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Ran the football club every Thursday for 16 children", "football club"),
        ("Took blood samples and gave medication under the supervision of a nurse", "Took blood samples"),
    ],
)
def test_a_word_in_the_place_of_another_is_told_as_minor(flagged: Callable[..., Any], bullet: str, words: str) -> None:
    assert flagged(LINES, bullet) == [("content", words, "minor")]


@pytest.mark.parametrize(
    "bullet", ["Ran a chess club on Thursdays for 16 children", "Administered medication under a nurse's supervision"]
)
def test_free_wording_is_not(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_a_compound_is_one_word(flagged: Callable[..., Any]) -> None:
    lines = ["Developed a gluten-free strudel"]
    assert flagged(lines, "Developed a vegan strudel") == [("content", "vegan strudel", "minor")]


MADE = ["Built internal tools using Python and asyncio"]


def test_another_thing_made_by_the_same_means_is_told_as_minor(flagged: Callable[..., Any]) -> None:
    assert ("content", "trading platforms", "minor") in flagged(
        MADE, "Built trading platforms using Python and asyncio"
    )


@pytest.mark.parametrize(
    "bullet",
    [
        "Built tooling for colleagues using Python and asyncio",
        "Built in-house tools with Python and asyncio",
        "Using Python and asyncio, built internal tools",
    ],
)
def test_the_same_thing_in_other_words_is_not(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(MADE, bullet) == []
