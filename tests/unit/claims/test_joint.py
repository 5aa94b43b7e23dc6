"""Work done with others is not told as one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Co-authored one workshop paper on power grids",
    "Co-supervise one PhD student",
    "Co-inventor on 2 patent applications",
    "Co-curated 'Flax and Fortune', 31,000 visitors",
    "Wrote the acquisition software",
    "Co-ordinated 14 site visits",
]


@pytest.mark.parametrize(
    "bullet",
    [
        "Authored one workshop paper on power grids",
        "Author of one workshop paper on power grids",
        "Supervise one PhD student",
        "Inventor on 2 patent applications",
        "Curated 'Flax and Fortune', 31,000 visitors",
    ],
)
def test_a_joint_deed_is_not_told_alone(flagged: Callable[..., Any], bullet: str) -> None:
    assert "major" in [severity for _, _, severity in flagged(LINES, bullet)]


@pytest.mark.parametrize(
    "bullet",
    [
        "Co-authored one workshop paper on power grids",
        "Coauthor of one workshop paper on power grids",
        "Wrote one workshop paper on power grids with colleagues",
        "Jointly curated 'Flax and Fortune', 31,000 visitors",
        "Supervise one PhD student together with others",
        "Wrote the acquisition software",
        "Coordinated 14 site visits",
    ],
)
def test_what_names_the_others_and_other_deeds_are_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert flagged(LINES, bullet) == []


@pytest.mark.parametrize(("bullet", "is_stopped"), [("Curated the rooms of Ebb", False), ("Curated Flax", True)])
def test_one_thing_may_be_done_alone_and_another_with_others(
    flagged: Callable[..., Any], bullet: str, is_stopped: bool
) -> None:
    lines = ["Curated the rooms of 'Ebb'", "Co-curated 'Flax' with the archive"]
    assert ("major" in [severity for _, _, severity in flagged(lines, bullet)]) is is_stopped
