from __future__ import annotations

import pytest

from vitaeval.claims.matching import allowed, equal, roughly
from vitaeval.text.quantities import find


@pytest.mark.parametrize(
    ("said", "held"),
    [("a third", "33%"), ("£2,300", "2,300 pounds"), ("90 guests", "90 covers"), ("60 swimmers", "60 participants")],
)
def test_one_figure_in_two_wordings(said: str, held: str) -> None:
    assert equal(find(said)[0], find(held)[0])


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("14 people", "14 clusters"),
        ("team of 14", "14 services"),
        ("25 a week", "25 a day"),
        ("$40", "€40"),
        ("40 minutes", "40"),
    ],
)
def test_two_figures_in_like_words(said: str, held: str) -> None:
    assert not equal(find(said)[0], find(held)[0])


@pytest.mark.parametrize(
    ("said", "held", "right"),
    [
        ("over 40%", "44%", True),
        ("over 50%", "44%", False),
        ("about 12 visits", "11-13 visits", True),
        ("up to 500 users", "up to 500 users", True),
        ("up to 650 users", "up to 500 users", False),
    ],
)
def test_the_wording_sets_how_far_a_figure_may_go(said: str, held: str, right: bool) -> None:
    assert allowed(find(said)[0], find(held)[0]) is right


@pytest.mark.parametrize(
    ("said", "held", "right"),
    [
        ("by a quarter", "24%", True),
        ("by nearly a third", "31%", True),
        ("by a third", "40%", False),
        ("by half", "40%", False),
        ("by 25%", "24%", False),
    ],
)
def test_a_share_in_a_word_is_round(said: str, held: str, right: bool) -> None:
    assert roughly(said, find(said)[0], find(held)[0]) is right


@pytest.mark.parametrize(
    ("said", "held"), [("30 members", "30 memberships"), ("26 companies", "26 corporate partners")]
)
def test_bodies_and_memberships_count_as_those_who_make_them_up(said: str, held: str) -> None:
    assert equal(find(said)[0], find(held)[0])


@pytest.mark.parametrize(("said", "held"), [("12 engines", "12 engineers"), ("26 companies", "26 nurses")])
def test_other_things_do_not(said: str, held: str) -> None:
    assert not equal(find(said)[0], find(held)[0])
