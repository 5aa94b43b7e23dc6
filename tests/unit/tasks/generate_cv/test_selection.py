"""Selection: the profile's own words, the right ones, and not too many."""

from __future__ import annotations

import pytest

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile, Project, Work
from vitaeval.tasks.generate_cv.analysis import baseline_analysis
from vitaeval.tasks.generate_cv.selection import MOST_BULLETS, MOST_ENTRIES, MOST_WORDS, select


@pytest.fixture
def long_career() -> Profile:
    def line(entry: int, number: int) -> str:
        return f"Loaded source {entry}{number} with Python pipelines and SQL in stage {number} of {entry} " + "x " * 20

    return Profile(
        work=tuple(
            Work(
                name=f"Firm {entry}",
                position="Engineer",
                startDate=f"{2000 + entry}",
                highlights=tuple(line(entry, number) for number in range(12)),
            )
            for entry in range(9)
        )
    )


def test_every_bullet_is_a_line_of_its_source(example, profile: Profile, data_job: JobPosting) -> None:
    sources = profile.sources()
    chosen = select(profile, data_job, baseline_analysis(example(data_job), {}))
    assert chosen
    for entry_id, bullets in chosen.items():
        for bullet in bullets:
            (source,) = bullet.source_ids
            assert bullet.text == sources[source]
            assert source.startswith(f"{entry_id}.")


def test_another_posting_brings_other_lines(example, profile: Profile, data_job, cafe_job) -> None:
    data = select(profile, data_job, baseline_analysis(example(data_job), {}))
    cafe = select(profile, cafe_job, baseline_analysis(example(cafe_job), {}))
    assert len(cafe["w2"]) > len(data.get("w2", ()))
    assert next(iter(data)) == "w1"
    assert next(iter(cafe)) == "w2"


def test_a_long_career_still_fits(example, long_career: Profile, data_job: JobPosting) -> None:
    chosen = select(long_career, data_job, baseline_analysis(example(data_job, long_career), {}))
    bullets = [bullet for found in chosen.values() for bullet in found]
    assert len(bullets) <= MOST_BULLETS
    assert len(chosen) <= MOST_ENTRIES + 1
    assert sum(len(bullet.text.split()) for bullet in bullets) <= MOST_WORDS + 40


def test_the_current_role_always_has_a_line(example, profile: Profile, cafe_job: JobPosting) -> None:
    assert len(select(profile, cafe_job, baseline_analysis(example(cafe_job), {}))["w1"]) >= 1


def test_the_same_line_stands_once(example, data_job: JobPosting) -> None:
    twice = Profile(work=(Work(name="A", position="B", highlights=("Built Python pipelines",) * 2),))
    (bullets,) = select(twice, data_job, baseline_analysis(example(data_job, twice), {})).values()
    assert len(bullets) == 1


def test_an_entry_without_highlights_speaks_through_its_prose(example, data_job: JobPosting) -> None:
    prose = Profile(projects=(Project(name="Lake", description="Loads data with Python. Runs on Airflow."),))
    chosen = select(prose, data_job, baseline_analysis(example(data_job, prose), {}))
    assert [bullet.text for bullet in chosen["p1"]] == ["Loads data with Python.", "Runs on Airflow."]
    assert chosen["p1"][0].source_ids == ("p1",)


def test_ids_that_the_profile_lacks_are_passed_over(example, profile: Profile, data_job: JobPosting) -> None:
    analysis = baseline_analysis(example(data_job), {})
    assert select(Profile(), data_job, analysis) == {}
