"""The keyless reading of a posting."""

from __future__ import annotations

from vitaeval.schema.documents.job import JobPosting
from vitaeval.tasks.parse_job.extract import baseline_parsed_job, responsibilities


def test_must_and_nice_are_kept_apart(example, data_job: JobPosting) -> None:
    found = baseline_parsed_job(example(data_job, None), {})
    assert {"Python", "SQL", "Kubernetes"} <= set(found.must_have_skills)
    assert "Airflow" in found.nice_to_have_skills
    assert not set(found.must_have_skills) & set(found.nice_to_have_skills)
    assert set(found.keywords) <= {*found.must_have_skills, *found.nice_to_have_skills}


def test_title_company_and_duties(example, data_job: JobPosting) -> None:
    found = baseline_parsed_job(example(data_job, None), {})
    assert found.role_title == "Data Engineer"
    assert found.company.name == "Lakeside Analytics"
    assert found.responsibilities == ("build pipelines that load many sources",)
    assert found.confidence == 1


def test_a_posting_that_says_nothing_is_read_as_nothing(example) -> None:
    found = baseline_parsed_job(example(JobPosting(title=None, text="Come and see us at the harbour."), None), {})
    assert found.role_title == ""
    assert found.must_have_skills == found.responsibilities == found.benefits == found.education == ()
    assert found.years_of_experience is found.seniority is found.company.size is None
    assert found.confidence == 0


def test_duties_are_what_one_will_do() -> None:
    text = "You will lead the team.\nYou will have fun.\nApply by mail at once.\nPlan and run audits.\nNice!"
    assert responsibilities(text) == ("lead the team", "Plan and run audits")
