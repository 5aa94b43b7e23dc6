from __future__ import annotations

import pytest
from tests.records import aggregate

from vitaeval.report.words import interval, missing, number, sentence
from vitaeval.schema.score import Finding


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "share", "–"),
        (0.0, "share", "0.000"),
        (2 / 3, "share", "0.667"),
        (99.96, "tokens", "99.960"),
        (12345.6, "tokens", "12,346"),
        (0.01234, "USD", "$0.0123"),
        (123.4, "USD", "$123.4000"),
        (-0.5, "score", "-0.500"),
    ],
)
def test_numbers(value: float | None, unit: str, words: str) -> None:
    assert number(value, unit) == words


def test_an_interval_that_cannot_be_told_is_not_made_up() -> None:
    assert interval(aggregate(low=None, high=0.5)) == interval(aggregate(low=0.5, high=None)) == "–"
    assert interval(aggregate(low=0.25, high=0.75)) == "0.250 … 0.750"


def test_nothing_missing_is_nothing_said() -> None:
    assert missing(aggregate()) == ""


def test_a_finding_without_evidence_says_only_what_it_knows() -> None:
    assert sentence(Finding(kind="missing_fact", text="")).strip() == "missing_fact"
    assert sentence(Finding(kind="cliche", text="team player")) == "cliche “team player”"


def test_long_quotes_are_cut_and_stay_on_one_line() -> None:
    said = sentence(Finding(kind="k", text="word\n" * 100))
    assert "\n" not in said
    assert said.endswith("…”")
    assert len(said) < 130
