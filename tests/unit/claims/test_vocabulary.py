from __future__ import annotations

import pytest

from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import stem


@pytest.mark.parametrize("word", ["managed", "years", "twenty", "professional", "handled"])
def test_everyday_words_are_general(word: str) -> None:
    assert stem(word) in general()


@pytest.mark.parametrize("word", ["kubernetes", "laboratory", "payroll", "forecasting"])
def test_terms_of_a_trade_are_not(word: str) -> None:
    assert stem(word) not in general()
