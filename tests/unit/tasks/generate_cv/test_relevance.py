"""Relevance rises with what a text shares with the posting."""

from __future__ import annotations

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.tasks.generate_cv.demand import demand
from vitaeval.tasks.generate_cv.relevance import relevance


def scores(profile: Profile, job: JobPosting, **texts: str) -> dict[str, float]:
    return relevance(texts, job, demand(profile, job))


def test_nothing_in_common_is_zero_and_all_stay_in_range(profile: Profile, data_job: JobPosting) -> None:
    found = scores(profile, data_job, far="Painted a fence", near="Built Python pipelines", same=data_job.text)
    assert found["far"] == 0
    assert 0 < found["near"] < found["same"] <= 1


def test_naming_an_asked_skill_raises(profile: Profile, data_job: JobPosting) -> None:
    found = scores(profile, data_job, without="Built reports", with_skill="Built reports in SQL")
    assert found["with_skill"] > found["without"]


def test_saying_it_again_does_not_add_a_skill(profile: Profile, data_job: JobPosting) -> None:
    wanted = demand(profile, data_job)
    assert wanted.shown_in("SQL") == wanted.shown_in("SQL, sql and again SQL")
