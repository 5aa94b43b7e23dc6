"""A measure belongs to what it is measured of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Offer acceptance rate 91%",
    "Trials of two cover-crop mixes cut herbicide use by 22% on pilot fields",
    "Reclaimed timber cut material cost by 12%",
]


@pytest.mark.parametrize(
    "told",
    [
        "Recruiter with an employee retention rate of 91%.",
        "Trials of cover-crop mixes reduced fungicide use by 22%.",
        "Reclaimed timber reduced freight cost by 12%.",
    ],
)
def test_the_same_measure_of_another_thing_is_false(summed_up: Callable[..., Any], told: str) -> None:
    assert "metric" in [kind for kind, _, _ in summed_up(LINES, told)]


@pytest.mark.parametrize(
    "told",
    [
        "Recruiter with an offer acceptance rate of 91%.",
        "Recruiter with 91% of offers accepted.",
        "Trials of cover-crop mixes reduced the use of herbicides by 22%.",
        "Reclaimed timber reduced the cost of materials by 12%.",
        "Reclaimed timber reduced cost by 12%.",
    ],
)
def test_the_same_thing_in_other_words_is_fine(summed_up: Callable[..., Any], told: str) -> None:
    assert [each for each in summed_up(LINES, told) if each[0] == "metric"] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Category spend of SEK 310 million (steel)", "Responsible for steel, a spend of SEK 310 million."),
        ("Payroll error rate from 2.3% to 0.4%", "The error rate has fallen from 2.3% to 0.4% in that time."),
        ("Shared component library, 64 components", "Introduced a shared library that has grown to 64 components."),
    ],
)
def test_a_measure_without_its_thing_says_nothing_of_another(
    summed_up: Callable[..., Any], line: str, told: str
) -> None:
    assert [each for each in summed_up([line], told) if each[0] == "metric"] == []
