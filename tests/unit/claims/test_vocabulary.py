from __future__ import annotations

from importlib import resources

import pytest

from vitaeval.claims.vocabulary import abbreviations, general
from vitaeval.text.normalize import stem


@pytest.mark.parametrize("word", ["managed", "years", "twenty", "professional", "handled"])
def test_everyday_words_are_general(word: str) -> None:
    assert stem(word) in general()


@pytest.mark.parametrize("word", ["kubernetes", "laboratory", "payroll", "forecasting"])
def test_terms_of_a_trade_are_not(word: str) -> None:
    assert stem(word) not in general()


def test_no_abbreviation_is_listed_twice() -> None:
    """A second row would silently take the place of the first."""
    text = resources.files("vitaeval.claims").joinpath("data/abbreviations.csv").read_text("utf-8")
    rows = [row.split(",")[0] for row in text.splitlines() if row and not row.startswith("#")]
    assert sorted(rows) == sorted(abbreviations())
