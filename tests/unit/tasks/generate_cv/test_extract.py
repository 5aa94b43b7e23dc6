"""The keyless CV: an honest extract, or an honest no."""

from __future__ import annotations

from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.tasks.generate_cv.analysis import baseline_analysis
from vitaeval.tasks.generate_cv.extract import baseline_answer


def answer(example, job: JobPosting, *who: Profile | None) -> TailoredCV | InsufficientProfile:
    case = example(job, *who)
    return baseline_answer(case, {"analysis": baseline_analysis(case, {})}).answer


def test_roles_are_copied_exactly(example, profile: Profile, data_job: JobPosting) -> None:
    cv = answer(example, data_job)
    assert isinstance(cv, TailoredCV)
    first, work = cv.experience[0], profile.work[0]
    assert (first.source_id, first.title, first.organization) == ("w1", work.position, work.name)
    assert (first.location, first.start_date, first.end_date) == (work.location, work.startDate, None)


def test_each_posting_is_led_by_the_role_that_answers_it(example, data_job, cafe_job) -> None:
    data, cafe = answer(example, data_job), answer(example, cafe_job)
    assert isinstance(data, TailoredCV)
    assert isinstance(cafe, TailoredCV)
    assert data.experience[0].source_id == "w1"
    assert cafe.experience[0].source_id == "w2"


def test_skills_are_the_profiles_and_missing_ones_stand_apart(example, data_job: JobPosting) -> None:
    cv = answer(example, data_job)
    assert isinstance(cv, TailoredCV)
    assert {"Python", "SQL"} <= set(cv.skills)
    assert "Latte art" not in cv.skills
    assert "Kubernetes" in cv.missing_skills
    assert set(cv.key_skills) <= set(cv.skills)
    assert "Kubernetes" not in cv.summary


def test_it_does_not_judge_itself(example, data_job: JobPosting) -> None:
    cv = answer(example, data_job)
    assert isinstance(cv, TailoredCV)
    assert cv.self_check is None


def test_next_to_nothing_in_common_is_insufficient(example, diver_job: JobPosting) -> None:
    found = answer(example, diver_job)
    assert isinstance(found, InsufficientProfile)
    assert found.reasons


def test_an_empty_profile_is_insufficient(example, data_job: JobPosting) -> None:
    assert isinstance(answer(example, data_job, Profile()), InsufficientProfile)


def test_the_same_question_has_the_same_answer(example, data_job: JobPosting) -> None:
    assert answer(example, data_job) == answer(example, data_job)
