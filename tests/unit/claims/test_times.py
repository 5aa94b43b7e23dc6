from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims import times
from vitaeval.claims.passages import Part


@pytest.mark.parametrize(
    ("text", "verdict"), [("2020", "supported"), ("March 2020", "supported"), ("2020-04", "contradicted")]
)
def test_a_start_is_compared_at_the_coarser_precision(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert judged(times.start, text, Part.START, entry="w1") == [("date", text, verdict)]


@pytest.mark.parametrize(
    ("text", "entry", "verdict"),
    [
        ("", "w1", "supported"),
        ("Present", "w1", "supported"),
        ("Nov 2026", "w1", "supported"),
        ("2024", "w1", "contradicted"),
        ("", "w2", "contradicted"),
        ("12/2019", "w2", "supported"),
    ],
)
def test_an_end_is_open_only_where_the_profile_is(
    judged: Callable[..., Any], text: str, entry: str, verdict: str
) -> None:
    assert judged(times.end, text, Part.END, entry=entry)[0][2] == verdict


def test_the_date_of_a_certificate(judged: Callable[..., Any]) -> None:
    assert judged(times.single, "2018", Part.DATE, entry="c1")[0][2] == "supported"
    assert judged(times.single, "2020", Part.DATE, entry="c1")[0][2] == "contradicted"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("in 2017", "supported"),
        ("Career break, 1999", "not_checkable"),
        ("in 2022", "not_checkable"),
        ("in 1999", "unsupported"),
    ],
)
def test_years_in_prose(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert [found for _, _, found in judged(times.years, text, Part.SUMMARY)] == [verdict]


@pytest.mark.parametrize(
    ("text", "is_backwards"),
    [
        ("between 2018 and 2016", True),
        ("from nine in 2018 to three in 2016", True),
        ("between 2016 and 2018", False),
        ("in 2018, after the audit of 2016", False),
    ],
)
def test_a_time_runs_forwards(judged: Callable[..., Any], text: str, is_backwards: bool) -> None:
    found = judged(times.years, text, Part.SUMMARY)
    assert (("date", text[-4:], "contradicted") in found) is is_backwards
