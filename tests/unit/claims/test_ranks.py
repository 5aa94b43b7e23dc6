from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Runner-up in the Tidewater Baking Contest",
    "Shortlisted for the Harbour Dissertation Prize",
    "Developed an almond tart that became the second best-selling dessert",
]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Won the Tidewater Baking Contest", "Won"),
        ("Winner of the Tidewater Baking Contest", "Winner"),
        ("Was awarded the Harbour Dissertation Prize", "awarded"),
        ("Was named for the Harbour Dissertation Prize", "named"),
        ("Runner-up for the Harbour Dissertation Prize", "Runner-up"),
        ("Developed an almond tart that became the best-selling dessert", "best"),
    ],
)
def test_a_higher_place_than_the_source_names_is_an_invention(
    flagged: Callable[..., Any], bullet: str, words: str
) -> None:
    assert ("award", words, "major") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "Runner-up in the Tidewater Baking Contest",
        "Entered the Tidewater Baking Contest and came home as runner-up",
        "Finalist for the Harbour Dissertation Prize",
        "Developed an almond tart, now the second best-selling dessert",
    ],
)
def test_the_same_place_or_a_lower_one_is_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


def test_another_contest_that_was_won_is_no_lower_place(flagged: Callable[..., Any]) -> None:
    lines = ["Finalist of the Alderney Cooking Cup in 2019", "Winner of the Alderney Cooking Cup in 2021"]
    assert flagged(lines, "Won the Alderney Cooking Cup in 2021") == []


@pytest.mark.parametrize(
    ("bullet", "is_clean"),
    [
        ("Won a regional design award in 2022", True),
        ("Won a national design award in 2022", False),
        ("Won silver at the Papermill Contest", True),
        ("Won gold at the Papermill Contest", False),
    ],
)
def test_reach_and_medals_are_ranks_too(flagged: Callable[..., Any], bullet: str, is_clean: bool) -> None:
    lines = ["Won a regional design award in 2022", "Won silver at the Papermill Contest"]
    awards = [{"title": "Design award", "date": "2022"}]
    assert (flagged(lines, bullet, awards=awards) == []) is is_clean


def test_a_sentence_may_tell_of_more_than_the_contest(summed_up: Callable[..., Any]) -> None:
    lines = ["Took part in an audit of tears presented at the study day"]
    awards = [{"title": "Alder Staff Award, Team of the Year (runner-up)", "awarder": "Alder", "date": "2022"}]
    told = "Took part in an audit of tears; {} of Team of the Year in 2022."
    assert [kind for kind, _, _ in summed_up(lines, told.format("winner"), awards=awards)] == ["award"]
    assert summed_up(lines, told.format("runner-up"), awards=awards) == []
    shortlist = [{"title": "Design Week, emerging designer shortlist", "date": "2022"}]
    assert summed_up([], "Winner as emerging designer at Design Week 2022.", awards=shortlist) != []
    assert summed_up([], "Shortlisted as emerging designer at Design Week 2022.", awards=shortlist) == []
