from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import (
    EMPTY_CV,
    INSUFFICIENT,
    REFERENCE,
    REFUSAL_EXPECTED,
    answered,
    with_bullets,
)

from vitaeval.metrics.rouge import METRIC, lcs_f1, ngram_f1, tokens
from vitaeval.schema.score import NotApplicable, Score

PROSE = st.lists(
    st.sampled_from(["cut", "Cut", "costs", "by", "40", "%", "Straße", "naïve", "a", "-", "C++"]), max_size=40
)


@pytest.fixture(scope="module")
def oracle() -> object:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=False)


@given(golden=st.text() | PROSE.map(" ".join), told=st.text() | PROSE.map(" ".join))
def test_equal_to_the_reference_implementation(oracle: object, golden: str, told: str) -> None:
    right = oracle.score(golden, told)  # type: ignore[attr-defined]
    left, other = tokens(golden), tokens(told)
    assert ngram_f1(left, other, 1) == pytest.approx(right["rouge1"].fmeasure, abs=1e-9)
    assert ngram_f1(left, other, 2) == pytest.approx(right["rouge2"].fmeasure, abs=1e-9)
    assert lcs_f1(left, other) == pytest.approx(right["rougeL"].fmeasure, abs=1e-9)


def test_the_reference_itself_scores_one() -> None:
    found = METRIC.score(answered(REFERENCE))
    assert isinstance(found, Score)
    assert (found.value, dict(found.parts)) == (1.0, {"rouge1": 1.0, "rouge2": 1.0})


def test_other_content_scores_lower_and_an_empty_cv_lower_still() -> None:
    values = []
    for cv in (with_bullets("Rebuilt the nightly stock pipeline."), EMPTY_CV):
        found = METRIC.score(answered(cv))
        assert isinstance(found, Score)
        values.append(found.value)
    assert 1 > values[0] > values[1] >= 0


def test_without_two_cvs_there_is_nothing_to_compare() -> None:
    assert isinstance(METRIC.score(answered(INSUFFICIENT)), NotApplicable)
    assert isinstance(METRIC.score(answered(REFERENCE, expected=REFUSAL_EXPECTED)), NotApplicable)
