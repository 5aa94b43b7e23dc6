"""How long a role lasted, as a header says it, against its dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import evidence, lasting
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.documents.profile import Profile


@pytest.fixture
def verdict(judged: Callable[..., Any]) -> Callable[[str, str], str]:
    def judge(text: str, entry: str) -> str:
        ((kind, words, told),) = judged(lasting.durations, text, Part.LASTING, entry=entry)
        assert (kind, words) == ("tenure", text)
        return str(told)

    return judge


@pytest.mark.parametrize("text", ["5 years", "4 years 11 months", "5 yrs", "60 months", "5 yrs 1 mo", "4y 11m"])
def test_the_length_of_a_role_is_that_of_its_dates(verdict: Callable[..., str], text: str) -> None:
    assert verdict(text, "w2") == "supported"


@pytest.mark.parametrize(
    ("length", "wrong"),
    [("5 years", False), ("4 yrs 11 mos", False), ("6 years 2 months", True), ("9 yrs", True), ("2 years", True)],
)
def test_a_length_beside_the_dates_of_a_sentence_is_that_of_those_dates(
    judged: Callable[..., Any], length: str, wrong: bool
) -> None:
    text = f"As Assistant Logistics Manager at Ridgeline Depot (Jan 2015 – Dec 2019, {length}) I kept the scorecard."
    ((kind, words, verdict),) = judged(lasting.told, text, Part.SUMMARY)
    assert (kind, words, verdict) == ("tenure", length, "contradicted" if wrong else "supported")


@pytest.mark.parametrize("text", ["6 years", "7 yrs 2 mos", "5 years 4 months", "2 years", "7y 2m"])
def test_another_length_than_that_of_the_dates_is_wrong(verdict: Callable[..., str], text: str) -> None:
    assert verdict(text, "w2") == "contradicted"


def test_a_role_that_goes_on_may_have_been_shorter_when_it_was_written(verdict: Callable[..., str]) -> None:
    assert verdict("2 years", "w1") == "supported"
    assert verdict("9 years", "w1") == "contradicted"


def test_a_length_says_nothing_of_what_has_no_dates(verdict: Callable[..., str]) -> None:
    assert verdict("2 years", "c1") == "not_checkable"


def test_the_time_at_an_employer_is_not_that_of_one_role_there() -> None:
    first = {"name": "Alder Works", "position": "Officer", "startDate": "2012-01", "endDate": "2016-12"}
    then = {"name": "Alder Works", "position": "Senior Officer", "startDate": "2017-01", "endDate": "2021-12"}
    held = Profile.model_validate({"work": (then, first)})
    scene = Scene(evidence.of(held), None, date(2026, 11, 1))

    def verdict(label: str | None) -> str:
        passage = Passage(None, 0, "10 years", Part.LASTING, entry="w1", label=label)
        (claim,) = lasting.durations(passage, scene)
        return claim.verdict.value

    assert (verdict("all roles"), verdict(None)) == ("supported", "contradicted")
