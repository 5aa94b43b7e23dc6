import pytest
from tests.shelves.observations import judged

from vitaeval.metrics.judge import METRIC
from vitaeval.schema.judgement import Grade, Judgement
from vitaeval.schema.outcome import State
from vitaeval.schema.score import NotApplicable, Observation, Score


def said(*bands: int) -> Judgement:
    relevance, evidence, clarity = (Grade(reason="so", quote="SQL", band=band) for band in bands)
    return Judgement(relevance=relevance, evidence=evidence, clarity=clarity)


def scored(*judgements: Judgement) -> Score | NotApplicable:
    example = judged(3, None).example
    return METRIC.score(Observation(example, State.SCORED, {}, (), "2026-11-01", judgements=judgements))


def test_bands_become_shares_one_part_a_criterion() -> None:
    found = scored(said(1, 3, 5))
    assert isinstance(found, Score)
    assert found.parts == {"relevance": 0.0, "evidence": 0.5, "clarity": 1.0}
    assert found.value == pytest.approx(0.5)
    assert {finding.kind for finding in found.findings} == {"judged_relevance", "judged_evidence", "judged_clarity"}


def test_an_answer_that_nobody_judged_has_no_number() -> None:
    assert isinstance(scored(), NotApplicable)


def test_unless_somebody_says_better_its_name_says_uncalibrated() -> None:
    assert "UNCALIBRATED" in METRIC.title
    assert METRIC.optional
