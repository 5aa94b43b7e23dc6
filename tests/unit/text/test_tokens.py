from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.tokens import _TOKEN, sentences, token_texts, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C, C++, C# and F#", ["C", "C++", "C#", "and", "F#"]),
        ("C++17, C#12", ["C++", "17", "C#", "12"]),
        (".NET, ASP.NET and . NET core", [".NET", "ASP", ".NET", "and", ". NET", "core"]),
        ("Node.js/HTML5", ["Node", "js", "HTML5"]),
        ("R&D", ["R", "&", "D"]),
        ("example.net", ["example", "net"]),
    ],
)
def test_names_of_languages_stay_in_one_piece(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@given(st.one_of(st.text(), st.text(alphabet="aC+#.NETnet& _1")))
def test_tokens_are_found_where_they_begin(text: str) -> None:
    found = tokens(text)
    assert [(token.start, token.end) for token in found] == [at.span() for at in _TOKEN.finditer(text)]
    assert token_texts(text) == [token.text for token in found] == [text[each.start : each.end] for each in found]


def test_words_are_what_a_person_counts() -> None:
    assert [word.text for word in words("Don't rewrite state-of-the-art C++ or Node.js 3.5 – please.")] == [
        "Don't", "rewrite", "state-of-the-art", "C++", "or", "Node.js", "3.5", "please",
    ]  # fmt: skip


def test_a_sentence_ends_at_marks_and_line_breaks_but_not_at_abbreviations() -> None:
    text = "Led tools (ref. 22), e.g. Jira, at Acme Inc. Berlin.  Cut cost!\nNo mark here\n\n- A bullet"
    assert [sentence.text for sentence in sentences(text)] == [
        "Led tools (ref. 22), e.g. Jira, at Acme Inc. Berlin.",
        "Cut cost!",
        "No mark here",
        "- A bullet",
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Professional Scrum Master I. I speak German.", 1),
        ("Clerk at Foo Inc. My task was the ledger.", 1),
        ("Wrote with J. R. Smith and Dr. I. Newton.", 0),
    ],
)
def test_a_person_who_speaks_up_opens_a_sentence(text: str, ends: int) -> None:
    assert len(sentences(text)) == ends + 1


@given(st.text(max_size=200))
def test_every_piece_stands_where_its_offsets_say(text: str) -> None:
    for pieces in (tokens(text), words(text), sentences(text)):
        assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
        assert all(left.end <= right.start for left, right in pairwise(pieces))


def test_a_month_cut_short_ends_no_sentence_before_its_year() -> None:
    assert len(sentences("At Foo (Sep. 2019 – Oct. 2020) I planned.")) == 1
    assert len(sentences("I left in Oct. Then I rested.")) == 2
