from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.normalize import _WORD, fold, initials, letters, plain, plain_words, stem, stems, words


@given(st.text())
def test_an_offset_in_the_plain_form_is_an_offset_in_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    low = plain(text)
    assert all(low[word.start : word.end] == word.text for word in words(text))


@given(st.one_of(st.text(), st.text(alphabet="aA1net.'&+#_- \u00ad")))
def test_words_are_found_where_they_begin(text: str) -> None:
    assert [(word.start, word.end) for word in words(text)] == [at.span() for at in _WORD.finditer(plain(text))]
    assert plain_words(text) == tuple(word.text for word in words(text))


@given(st.text())
def test_a_word_of_letters_is_among_the_runs_of_its_text(text: str) -> None:
    assert {word.text for word in words(text) if word.text.isascii() and word.text.isalpha()} <= letters(text)


@pytest.mark.parametrize(
    ("one", "other"), [("Café", "CAFE"), ("2019–2021", "2019-2021"), ("10\u202f%", "10 %"), ("it’s", "it's")]
)
def test_spellings_of_the_same_thing_meet(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_invisible_characters_do_not_hide_a_word() -> None:
    assert fold("Kuber\u00adnetes") == "kubernetes"
    assert stems("Ku\u200bbernetes") == stems("Kubernetes")


@pytest.mark.parametrize("form", ["manage", "manages", "managed", "managing"])
def test_forms_of_a_verb_share_a_stem(form: str) -> None:
    assert stem(form) == stem("manage")


@pytest.mark.parametrize(("one", "other"), [("planned", "plan"), ("studies", "study"), ("engineer's", "engineer")])
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("name", ["c++", "c#", ".net", "node.js", "aws", "go"])
def test_names_are_never_stemmed(name: str) -> None:
    assert stem(name) == name


def test_initials_leave_out_small_words() -> None:
    assert initials("University of the Arts London") == "ual"
