"""Nearness of texts: in range, fair to order, and larger for what is nearer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.tasks.generate_cv.tfidf import similarities

TEXTS = st.lists(st.text(alphabet="abc de", max_size=20), max_size=5)


@given(TEXTS, st.text(alphabet="abc de", max_size=20))
def test_each_text_gets_a_number_from_zero_to_one(texts: list[str], query: str) -> None:
    found = similarities(texts, query)
    assert len(found) == len(texts)
    assert all(0 <= value <= 1 for value in found)


@given(TEXTS)
def test_the_order_of_texts_does_not_matter(texts: list[str]) -> None:
    forward, backward = similarities(texts, "abc de"), similarities(texts[::-1], "abc de")
    assert forward == pytest.approx(backward[::-1])


def test_the_same_text_is_nearest_and_a_foreign_one_far() -> None:
    same, part, foreign = similarities(
        ["load data with pipelines", "data was sold", "paint the fence"], "load data with pipelines"
    )
    assert same == pytest.approx(1)
    assert same > part > foreign == 0


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    rare, common, *_ = similarities(["team turbines", "team plans", "team budget"], "team turbines")
    assert rare > common


def test_nothing_to_say_is_near_to_nothing() -> None:
    assert similarities(["", "the of and"], "welding") == (0, 0)
