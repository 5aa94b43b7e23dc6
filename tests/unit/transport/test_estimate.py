"""A bound that holds, and a guess that improves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.transport.virtual import request

from vitaeval.schema.chat import Usage
from vitaeval.transport.estimate import UNKNOWN_COMPLETION, Needs, likely_prompt, most_prompt


@given(st.text(min_size=1, max_size=300))
def test_the_bound_is_above_the_guess(text: str) -> None:
    asked = request(text=text)
    assert likely_prompt(asked) <= len(text.encode()) < most_prompt(asked)


def test_before_the_first_answer_the_limit_of_the_request_is_expected() -> None:
    assert Needs().expected(request(text="x" * 400, max_tokens=70)) == 170
    assert Needs().expected(request(text="x" * 400, max_tokens=None)) == 100 + UNKNOWN_COMPLETION


def test_after_some_answers_what_they_took_is_expected() -> None:
    needs = Needs()
    for _ in range(30):
        needs.seen(request(text="x" * 400), Usage(prompt=150, completion=40))
    assert needs.expected(request(text="x" * 400)) == pytest.approx(190)
    assert needs.expected(request(text="x" * 800)) == pytest.approx(340)
