from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.markup import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Acme** and *Co*, __x__ _y_", "Acme and Co, x y"),
        ("- **Led:** 4", "- Led: 4"),
        ("* item with `code`", "* item with code"),
        ("`code` `more`, `end`", "code` more, end"),
        ("snake_case, 2 * 3, a*b", "snake_case, 2 * 3, a*b"),
        ("C\\# and 3\\.5", "C# and 3.5"),
        ("<b>Acme</b> <br>\n", "Acme \n"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("[Acme](https://acme.example)", "Acme(https://acme.example)"),
    ],
)
def test_marks_that_only_shape_are_gone(raw: str, text: str) -> None:
    assert clean(raw).text == text


MARKED = st.lists(st.sampled_from(["**", "*", "_", "`", "é", "ﬁ", "😀", "\u200b", "\r\n", "word", " ", "<b>", "\\#"]))


@given(MARKED.map("".join) | st.text(max_size=80))
def test_every_character_knows_where_it_came_from(raw: str) -> None:
    page = clean(raw)
    assert all(page.text[at] == raw[page.origin(at)] for at in range(len(page.text)))
    assert page.span(0, len(page.text))[1] <= len(raw)


def test_emphasis_is_remembered() -> None:
    page = clean("**Acme** x")
    assert page.is_strong(0)
    assert not page.is_strong(5)
