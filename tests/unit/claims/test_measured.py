from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.measured import another

WASTE = "Reduced butter waste by 12% by changing the schedule"


@pytest.mark.parametrize(
    "text",
    [
        "Drove a 12% increase in dessert sales",
        "Cut ingredient costs by 12%",
        "Raised guest satisfaction by 12%",
        "Saved 12% of the rent",
    ],
)
def test_a_share_of_something_that_the_source_does_not_measure_is_another_figure(text: str) -> None:
    at = text.index("12%")
    assert another(text, at, at + 3, WASTE)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Cut butter waste by 12%", WASTE),
        ("Trimmed spending by 12%", "Lowered costs by 12%"),
        ("Cut the cloud bill by 12%", "Reduced spend by 12%"),
        ("Made the kitchen 12% faster, pleasing the sales team", WASTE),
        ("Saved 12% of the butter", WASTE),
    ],
)
def test_the_same_kind_of_thing_in_other_words_is_fine(text: str, source: str) -> None:
    at = text.index("12%")
    assert not another(text, at, at + 3, source)


def test_a_person_is_told_what_the_source_says(flagged: Callable[..., Any]) -> None:
    assert flagged([WASTE], "Drove a 12% increase in dessert sales") == [("metric", "12%", "major")]


def test_a_saving_of_what_became_less_says_nothing_of_money() -> None:
    told = "Butter savings of 12% through a new schedule"
    assert not another(told, told.index("12"), told.index("12") + 3, WASTE)
    told = "Cost savings of 12% through a new schedule"
    assert another(told, told.index("12"), told.index("12") + 3, WASTE)
