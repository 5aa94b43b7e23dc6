from __future__ import annotations

import pytest

from vitaeval.text.frequencies import find, rate, same


@pytest.mark.parametrize(
    ("text", "a_year"),
    [
        ("weekly reports", 52),
        ("twice a year", 2),
        ("every second week", 26),
        ("every three months", 4),
        ("once a quarter", 4),
        ("on Mondays", 52),
        ("twice monthly", 24),
        ("every third weekend", 52 / 3),
        ("one weekend in three", 52 / 3),
        ("every June", 1),
        ("every second winter", 1 / 2),
    ],
)
def test_words_of_frequency_are_times_a_year(text: str, a_year: float) -> None:
    (found,) = find(text)
    assert found.a_year == a_year


def test_nearly_the_same_is_the_same() -> None:
    (weekly,), (daily,) = find("weekly"), find("daily")
    assert same(weekly, find("every week")[0])
    assert not same(weekly, daily)


def test_a_count_with_its_period_is_a_frequency() -> None:
    assert rate(2, "month") == 24
    assert rate(2, "season") is None
