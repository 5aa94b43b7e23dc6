from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims import identity, places
from vitaeval.claims.passages import Part


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Austin, TX", "Austin, Texas"),
        ("Leeds, UK", "Leeds, United Kingdom"),
        ("Perth (WA)", "Perth, Washington"),
        ("IN", "IN"),
        ("Oslo", "Oslo"),
    ],
)
def test_a_region_behind_a_town_is_spelled_out(short: str, full: str) -> None:
    assert places.spelled(short) == full


def test_a_region_or_country_says_more_than_a_place_without_one() -> None:
    assert places.wider("Austin, TX, USA", "Austin") == {"texa", "unit", "stat"}
    assert places.wider("Austin, TX, USA", "Austin, Texas") == {"unit", "stat"}
    assert places.wider("Austin, Ohio", "Austin, Texas") == frozenset()


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Austin, Texas", "supported"),
        ("Austin, TX", "supported"),
        ("Austin", "supported"),
        ("Austin, Texas, USA", "supported"),
        ("Dallas, TX", "contradicted"),
        ("Austin, Ohio", "contradicted"),
    ],
)
def test_a_place_equals_itself_in_any_form(judged: Callable[..., Any], said: str, verdict: str) -> None:
    assert [found for *_, found in judged(identity.place, said, Part.PLACE, entry="w1")] == [verdict]


@pytest.mark.parametrize(("text", "is_one"), [("Texas", True), ("TX", True), ("Norway", True), ("CPEN", False)])
def test_regions_and_countries_are_known_by_either_name(text: str, is_one: bool) -> None:
    assert places.is_region(text) is is_one
