"""The keyless analysis: ranks what is there and invents nothing."""

from __future__ import annotations

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.tasks.generate_cv.analysis import baseline_analysis, entry_texts


def test_each_rankable_entry_stands_once_best_first(example, profile: Profile, data_job: JobPosting) -> None:
    found = baseline_analysis(example(data_job), {}).ranked_entries
    assert sorted(item.source_id for item in found) == sorted(profile.rankable())
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert found[0].source_id == "w1"


def test_another_posting_turns_the_ranking(example, cafe_job: JobPosting) -> None:
    assert baseline_analysis(example(cafe_job), {}).ranked_entries[0].source_id == "w2"


def test_keywords_stand_in_their_entry_and_in_the_posting(example, profile: Profile, data_job: JobPosting) -> None:
    for item in baseline_analysis(example(data_job), {}).ranked_entries:
        for keyword in item.matched_keywords:
            assert keyword.casefold() in entry_texts(profile)[item.source_id].casefold()
            assert keyword.casefold() in data_job.text.casefold()


def test_recommended_skills_are_the_profiles_and_missing_ones_are_not(
    example, profile: Profile, data_job: JobPosting
) -> None:
    found = baseline_analysis(example(data_job), {})
    listed = {skill for group in profile.skills for skill in group.keywords}
    assert set(found.recommended_skills) <= listed
    assert not listed & set(found.missing_skills)
    assert 0 < found.match_score < 1


def test_where_little_is_asked_the_best_entries_skills_help_out(example, data_job: JobPosting) -> None:
    vague = JobPosting(title="Data Engineer", text="Build pipelines that load sources every night.")
    assert "Airflow" in baseline_analysis(example(vague), {}).recommended_skills


def test_what_no_good_entry_shows_does_not_help_out(example) -> None:
    vague = JobPosting(title="Data Engineer", text="Build Airflow pipelines that load sources every night.")
    assert "Latte art" not in baseline_analysis(example(vague), {}).recommended_skills


def test_an_empty_profile_has_nothing_to_rank(example, data_job: JobPosting) -> None:
    found = baseline_analysis(example(data_job, Profile()), {})
    assert found.ranked_entries == ()
    assert found.recommended_skills == ()
    assert found.match_score == 0
