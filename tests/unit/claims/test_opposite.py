from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Raised pick accuracy from 98.6% to 99.5%", "Errors in picking fell from 1.4% to 0.5%"),
        ("Delivered 97% of orders on time", "Only 3% of orders were late"),
        ("Kept the ledger service at 99.9% availability", "Kept the ledger service's downtime at 0.1%"),
        ("Customer retention rose from 80% to 88%", "Brought customer churn down from 20% to 12%"),
    ],
)
def test_what_is_left_of_a_share_may_be_told(flagged: Callable[..., Any], line: str, told: str) -> None:
    assert flagged([line], told) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Raised pick accuracy from 98.6% to 99.5%", "Errors in picking fell from 2.4% to 0.5%"),
        ("Raised pick accuracy from 98.6% to 99.5%", "Raised pick accuracy to 99.9%"),
        ("Raised pick accuracy from 98.6% to 99.5%", "Cut picking cost by 1.4%"),
        ("Delivered 97% of orders on time", "Only 1% of orders were late"),
        ("Delivered 97% of orders on time", "Delivered 3% more orders"),
        ("Customer retention rose from 80% to 88%", "Brought customer churn down from 20% to 2%"),
        ("Customer retention rose from 80% to 88%", "Raised customer retention by 12%"),
    ],
)
def test_another_share_or_side_may_not(flagged: Callable[..., Any], line: str, told: str) -> None:
    assert flagged([line], told)
