from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Kept the stock sheets up to date", "Introduced the stock sheets"),
        ("Trained 3 nurses on the cleaning routine", "Designed the cleaning routine"),
        ("Train apprentices in knife skills", "Recruited apprentices and trained them in knife skills"),
        ("Reduced missed visits from 14% to 6%", "Eliminated missed visits"),
        ("Edited 40 travel guides", "Authored 40 travel guides"),
        ("Installed wiring in 40 flats", "Designed the wiring of 40 flats"),
        ("Ran existing scripts in the loading pipelines", "Built the loading pipelines"),
        ("Answered 70 calls a day and briefed 3 clerks on the new till", "Answered calls and introduced the new till"),
        ("Built a reporting tool", "Patented a reporting tool"),
        ("Coordinated 30 volunteers", "Employed 30 volunteers"),
    ],
)
def test_verbs_that_claim_more_than_the_source(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert [(kind, severity) for kind, _, severity in flagged([line], bullet)] == [("ownership", "major")]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Introduced a stock sheet", "Created a stock sheet"),
        ("Prepared the cleaning routine for new wards", "Designed the cleaning routine for new wards"),
        ("Interviewed and selected 12 volunteers", "Recruited 12 volunteers"),
        ("Missed visits fell from 5 to 0", "Eliminated missed visits"),
        ("Open source: plugin for weather maps", "Built a plugin for weather maps"),
        ("Field inspections and hydrology reports", "Conducted field inspections and wrote hydrology reports"),
        ("Forecasted demand for 600 parts", "Built demand forecasts for 600 parts"),
        ("Packaging for the olive oil of a small press", "Designed packaging for the olive oil of a small press"),
        ("Arranged four songs for quartet", "Wrote quartet arrangements of four songs"),
        ("Waste down by 420 tonnes a year", "Eliminated 420 tonnes of waste a year"),
    ],
)
def test_other_words_for_the_same_deed(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert flagged([line], bullet) == []


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        ("Taught R to 60 students", "Introduced 60 students to R", "Introduced R for 60 students"),
    ],
)
def test_people_are_introduced_to_what_is_taught_to_them(
    flagged: Callable[..., Any], line: str, honest: str, false: str
) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


def test_what_was_fixed_is_eliminated_and_what_was_reduced_is_not(flagged: Callable[..., Any]) -> None:
    assert flagged(["Fixed a race condition in the scanner"], "Eliminated a race condition in the scanner") == []
    assert flagged(["Reduced scanner defects by 40%"], "Eliminated scanner defects")
