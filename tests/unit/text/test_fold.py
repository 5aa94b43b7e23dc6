"""A folded text is plain, and every sign of it knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.text.fold import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("INÊS Straße", "ines strasse"),
        ("Łukasz Ødegård", "lukasz odegard"),
        (r"In\u00eas", "ines"),
        ("Ja\u00adne\u200b", "jane"),
        (unicodedata.normalize("NFD", "Inês"), "ines"),
        ("", ""),
    ],
)
def test_case_accents_and_invisible_signs_are_gone(text: str, plain: str) -> None:
    assert fold(text).text == plain


@settings(deadline=None)
@given(
    st.text(max_size=30),
    st.sampled_from(["Inês", "Ine\u0302s", r"In\u00eas", "I\u00adnês", "INES"]),
    st.text(max_size=30),
)
def test_a_word_leads_back_to_its_place(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    seen = fold(text)
    place = seen.text.find(" ines ", max(0, len(fold(before).text) - 1)) + 1
    start, end = seen.span(place, place + 4)
    assert fold(text[start:end]).text == "ines"


@settings(deadline=None)
@given(st.text(max_size=40))
def test_the_whole_leads_back_to_the_whole(text: str) -> None:
    seen = fold(text)
    if seen.text:
        start, end = seen.span(0, len(seen.text))
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]).text == seen.text


@pytest.mark.parametrize("text", ["one two three", "önë twö \u200bthree"])
def test_hidden_places_are_replaced_and_the_rest_stays(text: str) -> None:
    start = text.index("tw")
    hidden = fold(text).without([(start, start + 3)], "#")
    assert hidden.text == "one ### three"
    assert hidden.span(*_where(hidden.text, "three"))[1] == len(text)


def _where(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)
