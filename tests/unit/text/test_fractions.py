from __future__ import annotations

import pytest

from vitaeval.text.fractions import find


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("two thirds of the calls", 200 / 3),
        ("a fifth of all orders", 20),
        ("cut by half", 50),
        ("one in four patients", 25),
        ("half of the staff", 50),
        ("a quarter of the fleet", 25),
        ("two in five guests", 40),
        ("2 in 100 jobs", 2),
        ("down by a half", 50),
    ],
)
def test_a_share_in_words_is_a_percentage(text: str, percent: float) -> None:
    (found,) = find(text)
    assert found.percent == pytest.approx(percent)


@pytest.mark.parametrize(
    "text",
    [
        "third-party tools",
        "a third shift",
        "half of the battle",
        "the second quarter of 2021",
        "one in ten minutes",
        "9.1 out of 10",
    ],
)
def test_what_only_sounds_like_a_share_is_none(text: str) -> None:
    assert list(find(text)) == []
