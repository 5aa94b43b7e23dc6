"""Human labels as an answer."""

from __future__ import annotations

import pytest

from vitaeval.errors import DataError
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.golden import LabelledSpan, ParsedJobExpected
from vitaeval.tasks.parse_job.reference import reference_parsed_job


def test_knowledge_becomes_skills_and_skill_becomes_duties(example, data_job: JobPosting) -> None:
    spans = (
        LabelledSpan(start=0, end=6, type="knowledge", text="Python"),
        LabelledSpan(start=9, end=15, type="knowledge", text="Python"),
        LabelledSpan(start=20, end=35, type="skill", text="build pipelines"),
    )
    found = reference_parsed_job(example(data_job, None, ParsedJobExpected(spans=spans)), {})
    assert found.must_have_skills == ("Python",)
    assert found.responsibilities == ("build pipelines",)
    assert found.years_of_experience is None


def test_labels_of_another_task_are_refused(example, data_job: JobPosting) -> None:
    with pytest.raises(DataError, match="no labels of a posting"):
        reference_parsed_job(example(data_job, None), {})
