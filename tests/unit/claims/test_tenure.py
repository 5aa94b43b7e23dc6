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


def test_years_somebody_worked_for_one_employer_are_those_of_its_dates(judged: Callable[..., Any]) -> None:
    text = "For {} years I worked for Ridgeline Depot."
    for years, verdict in (("five", "supported"), ("eight", "contradicted")):
        found = judged(tenures, text.format(years), Part.SUMMARY, entry="w2")
        assert [each for *_, each in found] == [verdict]
