import pytest

from vitaeval.metrics.semantic import METRIC, likeness
from vitaeval.schema.score import NotApplicable, Score
from vitaeval.semantic.weights import missing

ABSENT = missing()


def test_runs_only_when_asked_for() -> None:
    assert METRIC.optional


@pytest.mark.skipif(not ABSENT, reason="the encoder is installed")
def test_without_the_encoder_there_is_no_number() -> None:
    found = likeness("a CV", "a reference")
    assert isinstance(found, NotApplicable)
    assert "make semantic-light" in found.reason


@pytest.mark.skipif(bool(ABSENT), reason="not installed (make semantic-light)")
def test_an_empty_answer_is_worth_nothing_and_an_empty_reference_measures_nothing() -> None:
    assert likeness(" ", "a reference") == Score(value=0.0, parts=dict.fromkeys(METRIC.parts, 0.0))
    assert isinstance(likeness("a CV", ""), NotApplicable)


@pytest.mark.skipif(bool(ABSENT), reason="not installed (make semantic-light)")
def test_a_long_text_carries_a_finding() -> None:
    found = likeness("word " * 700, "word")
    assert isinstance(found, Score)
    assert [finding.kind for finding in found.findings] == ["cut"]
    assert set(found.parts) == set(METRIC.parts)
