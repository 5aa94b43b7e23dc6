from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.borrowed import borrowed
from vitaeval.claims.passages import Part


def test_a_term_of_the_posting_needs_the_profile(judged: Callable[..., Any]) -> None:
    assert judged(borrowed, "Built demand forecasting in dbt", Part.BULLET, []) == [
        ("skill", "demand forecasting", "unsupported")
    ]


@pytest.mark.parametrize(
    "text", ["Built forecasting for demand", "keen to learn demand forecasting", "Rewrote Python jobs"]
)
def test_own_words_and_wishes_are_no_loan(judged: Callable[..., Any], text: str) -> None:
    assert judged(borrowed, text, Part.BULLET, []) == []


def test_what_another_rule_has_read_is_left_alone(judged: Callable[..., Any]) -> None:
    assert judged(borrowed, "demand forecasting", Part.BULLET, [(0, 6)]) == []
