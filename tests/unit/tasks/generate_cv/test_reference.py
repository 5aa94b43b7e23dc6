"""The golden answers as answers of the two stages."""

from __future__ import annotations

import pytest

from vitaeval.errors import DataError
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.golden import ParsedJobExpected
from vitaeval.tasks.generate_cv.reference import reference_analysis, reference_answer


def test_grades_become_scores_best_first(example, data_job: JobPosting) -> None:
    found = reference_analysis(example(data_job), {}).ranked_entries
    assert [(item.source_id, item.score) for item in found] == [("w1", 1.0), ("v1", 2 / 3), ("w2", 0.0)]
    assert found[0].matched_keywords == ("Python", "SQL")
    assert found[1].matched_keywords == ("Python",)
    assert found[2].matched_keywords == ()


def test_skills_are_those_of_the_example(example, data_job: JobPosting) -> None:
    found = reference_analysis(example(data_job), {})
    assert found.recommended_skills == ("Python", "SQL")
    assert found.missing_skills == ("Kubernetes", "Docker")
    assert found.match_score == 0.5
    assert found.company == "Lakeside Analytics"


def test_the_answer_is_the_reference(example, data_job: JobPosting) -> None:
    case = example(data_job)
    assert reference_answer(case, {}).answer == case.expected.reference


def test_labels_of_another_task_are_refused(example, data_job, profile) -> None:
    with pytest.raises(DataError, match="no expectation of a CV"):
        reference_answer(example(data_job, profile, ParsedJobExpected(spans=())), {})
