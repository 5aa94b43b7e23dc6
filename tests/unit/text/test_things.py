from __future__ import annotations

import pytest

from vitaeval.text.things import name_of, tells_of_none


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("security incidents since the move", "security incidents"),
        ("pilot programs each year", "pilot programs"),
        ("clinics", "clinics"),
        ("in-house audits of suppliers", "in-house audits"),
    ],
)
def test_a_name_ends_before_the_first_word_of_grammar(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize("text", ["no lost-time accidents", "an error-free year", "cut to 0", "eliminated the backlog"])
def test_words_for_none_are_heard(text: str) -> None:
    assert tells_of_none(text)


@pytest.mark.parametrize("text", ["two lost-time accidents", "cut to 10", "notable results", "normal care"])
def test_other_words_are_not(text: str) -> None:
    assert not tells_of_none(text)
