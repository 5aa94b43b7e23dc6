from __future__ import annotations

import pytest
from tests.shelves.observations import (
    EMPTY_CV,
    INSUFFICIENT,
    REFERENCE,
    REFUSAL_EXPECTED,
    answered,
    observe,
    with_fields,
)

from vitaeval.metrics import achievements, skills, tone
from vitaeval.metrics.quality import METRIC
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import Crashed, NotApplicable, Score


def judged(cv: TailoredCV) -> Score:
    scores = {metric.name: metric.score(answered(cv)) for metric in (skills.METRIC, achievements.METRIC, tone.METRIC)}
    found = METRIC.score(answered(cv, scores=scores))
    assert isinstance(found, Score)
    return found


def test_it_is_the_weighted_sum_of_what_the_three_metrics_say() -> None:
    scores = {"skills": Score(value=0.5), "achievements": Score(value=0.25), "tone": Score(value=1.0)}
    found = METRIC.score(answered(REFERENCE, scores=scores))
    assert isinstance(found, Score)
    assert found.value == pytest.approx(0.3 * 0.5 + 0.4 * 0.25 + 0.3)
    assert (found.parts["relevance"], found.parts["achievements"], found.parts["tone"]) == (0.5, 0.25, 1.0)


def test_the_reference_reaches_its_own_ceiling() -> None:
    found = judged(REFERENCE)
    assert found.parts["ceiling"] == pytest.approx(found.value)
    assert found.parts["share"] == pytest.approx(1.0)


def test_a_share_never_exceeds_what_is_attainable() -> None:
    scores = dict.fromkeys(("skills", "achievements", "tone"), Score(value=1.0))
    found = METRIC.score(answered(REFERENCE, scores=scores))
    assert isinstance(found, Score)
    assert found.value == pytest.approx(1.0)
    assert found.parts["share"] == 1


@pytest.mark.parametrize(
    "worse",
    [
        EMPTY_CV,
        with_fields(REFERENCE, skills=(*REFERENCE.skills, "Kubernetes")),
        with_fields(REFERENCE, skills=(*REFERENCE.skills, "Docker")),
        with_fields(REFERENCE, summary=f"I am a results-driven team player. {REFERENCE.summary}"),
        with_fields(REFERENCE, experience=REFERENCE.experience[1:]),
    ],
    ids=["empty", "invented skill", "idle skill", "clichés", "best role left out"],
)
def test_a_worse_cv_scores_lower(worse: TailoredCV) -> None:
    assert judged(worse).value < judged(REFERENCE).value


def test_a_refusal_where_a_cv_was_due_is_worth_nothing() -> None:
    found = METRIC.score(answered(INSUFFICIENT))
    assert isinstance(found, Score)
    assert (found.value, found.parts["share"]) == (0, 0)
    assert found.parts["ceiling"] > 0


def test_where_no_cv_was_due_there_is_no_quality_to_judge() -> None:
    assert isinstance(METRIC.score(answered(INSUFFICIENT, expected=REFUSAL_EXPECTED)), NotApplicable)
    assert isinstance(METRIC.score(answered(REFERENCE, expected=REFUSAL_EXPECTED)), NotApplicable)
    assert isinstance(METRIC.score(observe({})), NotApplicable)


def test_a_component_without_answer_counts_nothing() -> None:
    scores = {
        "skills": Score(value=1.0),
        "achievements": Score(value=1.0),
        "tone": NotApplicable(reason="no prose"),
    }
    found = METRIC.score(answered(REFERENCE, scores=scores))
    assert isinstance(found, Score)
    assert found.value == pytest.approx(0.7)


def test_a_crashed_component_leaves_no_number() -> None:
    scores = {"skills": Crashed(error="KeyError"), "achievements": Score(value=1.0), "tone": Score(value=1.0)}
    assert METRIC.score(answered(REFERENCE, scores=scores)) == NotApplicable(reason="no score of skills")
