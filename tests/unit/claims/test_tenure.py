from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.passages import Part
from vitaeval.claims.tenure import tenures


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("11 years of experience", ["supported"]),
        ("eleven years in freight", ["supported"]),
        ("over a decade of experience", ["supported"]),
        ("13 years of experience", ["contradicted"]),
        ("nearly 12 years of experience", ["supported"]),
        ("11 years at Northgate Freight", ["contradicted"]),
        ("6 years at Northgate Freight", ["supported"]),
        ("raised throughput over three years", []),
    ],
)
def test_years_are_at_most_those_of_the_dates(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(tenures, text, Part.SUMMARY)] == verdicts


def test_years_of_one_deed_are_no_tenure(judged: Callable[..., Any]) -> None:
    assert judged(tenures, "Kept the scorecard for 13 years", Part.BULLET, entry="w2") == []
