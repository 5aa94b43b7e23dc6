from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Write donor reports in French and English",
    "Team: one designer, one copywriter",
    "Two schools and a library, contract values £8m to £26m",
    "Fire audits passed in 2020 and 2023",
    "Serviced 26 boilers in four hotels and a hospital",
]


@pytest.mark.parametrize(
    "told",
    [
        "Donor reporting in two languages, English and French",
        "Donor reports in two languages: French and English",
        "Part of a team of two: a copywriter and a designer",
        "Cost control on three public buildings: two schools and a library, the largest worth £26m",
        "Two successful fire audits (2020, 2023)",
        "Serviced boilers in five buildings (four hotels and one hospital)",
    ],
)
def test_a_count_of_what_stands_behind_it_is_no_news(flagged: Callable[..., Any], told: str) -> None:
    assert flagged(LINES, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Donor reporting in three languages, English and French",
        "Donor reporting in three languages: English, French and Spanish",
        "Part of a team of three: a copywriter and a designer",
        "Part of a team of three: a copywriter, a designer and a developer",
        "Cost control on seven public buildings: two schools and a library",
        "Three successful fire audits (2020, 2023)",
        "Three successful fire audits (2020, 2021, 2023)",
        "Serviced boilers in six buildings (four hotels and one hospital)",
        "Serviced boilers in nine buildings: five hotels and four hospitals",
    ],
)
def test_another_count_is(flagged: Callable[..., Any], told: str) -> None:
    assert [kind for kind, *_ in flagged(LINES, told)]


def test_a_line_that_counts_the_same_otherwise_is_not_overruled(flagged: Callable[..., Any]) -> None:
    lines = ["Annealing and hardening in four furnaces"]
    assert flagged(lines, "Ran two furnaces, annealing and hardening")


def test_the_size_of_a_team_may_be_tied_to_it(flagged: Callable[..., Any]) -> None:
    assert flagged(LINES, "Part of a two-person team (copywriter and designer)") == []
    assert flagged(LINES, "Part of a three-person team (copywriter and designer)")
