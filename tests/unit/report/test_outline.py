"""An answer is read as lines; nothing that it says is left out."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.report.outline import outline

WORD = st.text(alphabet="abcdefghij", min_size=1, max_size=8)
ANSWER = st.recursive(
    WORD | st.integers(0, 99), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3)
)


def said(value: Any) -> list[str]:
    """All words and numbers of a value."""
    match value:
        case dict():
            return [word for key, inner in value.items() for word in (key, *said(inner))]
        case list():
            return [word for inner in value for word in said(inner)]
        case _:
            return [str(value)]


def test_nested_data_becomes_indented_lines() -> None:
    answer = {"summary": "Ten\n years", "skills": ["Go", "C"], "jobs": [{"title": "Clerk", "to": None}], "awards": []}
    assert outline(json.dumps(answer)) == (
        "summary: Ten years",
        "skills: Go, C",
        "jobs:",
        "  - title: Clerk",
        "    to: –",
        "awards: –",
    )


def test_text_that_is_no_data_keeps_its_lines() -> None:
    assert outline("Dear all,\n{oops") == ("Dear all,", "{oops")
    assert outline("") == ()


@given(ANSWER)
def test_every_word_of_an_answer_stands_in_its_outline(answer: Any) -> None:
    text = "\n".join(outline(json.dumps(answer)))
    assert all(word in text for word in said(answer))
