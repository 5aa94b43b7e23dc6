"""What a model gets to see of a person and a posting."""

from __future__ import annotations

import json

import pytest

from vitaeval.errors import DataError
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Example
from vitaeval.tasks.generate_cv import TASK
from vitaeval.tasks.generate_cv.variables import (
    LEAN,
    analysis_variables,
    generation_variables,
    job_text,
    profile_json,
)


def test_every_id_stands_beside_its_text(profile: Profile) -> None:
    shown = json.loads(profile_json(profile, "2026-11-01"))
    assert shown["work"][0]["id"] == "w1"
    assert shown["work"][0]["highlights"]["w1.h2"] == profile.sources()["w1.h2"]
    assert shown["education"][0]["highlights"]["e1.h1"] == "Time series"
    text = profile_json(profile, None)
    for source in profile.sources():
        assert f'"{source}"' in text


@pytest.mark.parametrize(
    "contact", ["Mara", "mara@example.org", "555", "Teststrasse", "github", "https://", "northwind.example"]
)
def test_no_name_contact_or_link_leaves_the_house(profile: Profile, contact: str) -> None:
    assert contact not in profile_json(profile, "2026-11-01")


def test_years_are_worked_out_and_unknown_facts_left_out(profile: Profile) -> None:
    shown = json.loads(profile_json(profile, "2026-11-01"))
    assert shown["computed"] == {"years_of_experience": 8}
    assert "endDate" not in shown["work"][0]
    assert "null" not in profile_json(Profile(), None)


def test_the_posting_stands_under_what_is_known_of_it() -> None:
    assert job_text(JobPosting(title="Cook", company="Inn", text=" Cook. ")) == "Title: Cook\nCompany: Inn\n\nCook."
    assert job_text(JobPosting(title=None, text="Cook.")) == "Cook."


def test_generation_sees_the_analysis(example: object, data_job: JobPosting) -> None:
    case: Example = example(data_job)  # type: ignore[operator]
    analysis = TASK.stages[0].baseline(case, {})
    shown = generation_variables(case, {"analysis": analysis})
    assert json.loads(shown["analysis"]) == analysis.model_dump(mode="json")
    assert shown.keys() & analysis_variables(case, {}).keys() == {"profile", "job"}


def test_a_lean_value_stands_for_values_that_are_there(example: object, data_job: JobPosting) -> None:
    case: Example = example(data_job)  # type: ignore[operator]
    analysis = TASK.stages[0].baseline(case, {})
    for stage in TASK.stages:
        values = stage.variables(case, {"analysis": analysis})
        assert {name for lean in values.keys() & LEAN for name in LEAN[lean]} <= values.keys()


def test_without_a_profile_there_is_nothing_to_tailor(example: object, data_job: JobPosting) -> None:
    with pytest.raises(DataError, match="names no profile"):
        analysis_variables(example(data_job, None), {})  # type: ignore[operator]
