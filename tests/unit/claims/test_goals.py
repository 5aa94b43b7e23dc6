from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINE = ["128% of quota in 2024, 117% in 2023"]


@pytest.mark.parametrize(
    "told",
    [
        "Surpassed quota by 28% in 2024 (17% in 2023)",
        "Beat quota by 28% in 2024 and by 17% in 2023",
        "Finished 28% above quota in 2024",
    ],
)
def test_a_share_of_a_goal_is_told_by_what_lies_above_it(flagged: Callable[..., Any], told: str) -> None:
    assert flagged(LINE, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Surpassed quota by 28% in 2024 (27% in 2023)",
        "Finished 38% above quota in 2024",
        "Raised sales by 28% in 2024",
    ],
)
def test_another_figure_or_none_of_a_goal_is_not(flagged: Callable[..., Any], told: str) -> None:
    assert flagged(LINE, told)
