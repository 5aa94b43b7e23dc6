"""What is asked, held against what is shown."""

from __future__ import annotations

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile, SkillGroup
from vitaeval.tasks.generate_cv.demand import demand, listed_skills, shown


def test_asked_and_listed_is_met_asked_and_not_shown_is_missing(profile: Profile, data_job: JobPosting) -> None:
    found = demand(profile, data_job)
    assert set(found.met) == {"Python", "SQL", "Airflow"}
    assert "Kubernetes" in found.missing
    assert not set(found.met) & set(found.missing)
    assert {item.name for item in found.requirements} == {*found.met, *found.missing}


def test_what_is_a_plus_comes_after_what_must_be(profile: Profile, data_job: JobPosting) -> None:
    assert demand(profile, data_job).met[-1] == "Airflow"


def test_a_skill_goes_by_any_of_its_names_and_keeps_the_profiles() -> None:
    profile = Profile(skills=(SkillGroup(name="Web", keywords=("React.js", "Postgres")),))
    job = JobPosting(title=None, text="You must know ReactJS and PostgreSQL.")
    assert set(demand(profile, job).met) == {"React.js", "Postgres"}


def test_a_skill_that_no_table_knows_is_met_when_the_posting_has_all_its_words() -> None:
    profile = Profile(skills=(SkillGroup(name="Care", keywords=("Stoma wound dressing", "Pony grooming")),))
    job = JobPosting(title=None, text="Dressing of stoma wounds is a daily duty.")
    assert demand(profile, job).met == ("Stoma wound dressing",)


def test_a_group_without_keywords_is_a_skill_and_nothing_is_listed_twice() -> None:
    profile = Profile(skills=(SkillGroup(name="SQL"), SkillGroup(name="Data", keywords=("sql", "Python"))))
    assert listed_skills(profile) == ("SQL", "Python")


def test_shown_keeps_order_and_takes_whole_words_only() -> None:
    assert shown(("SQL", "Java", "Python"), "Wrote Python and SQL; loves JavaScript") == ("SQL", "Python")
