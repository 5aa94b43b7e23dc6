"""Years of experience come from the dates and from nothing else."""

from __future__ import annotations

import pytest

from vitaeval.schema.documents.profile import Profile, Work
from vitaeval.tasks.generate_cv.tenure import years_of_experience


def person(*spans: tuple[str | None, str | None]) -> Profile:
    return Profile(work=tuple(Work(startDate=start, endDate=end) for start, end in spans))


@pytest.mark.parametrize(
    ("spans", "years"),
    [
        ([("2020-01", "2022-12")], 3),
        ([("2020-01", "2022-11")], 2),
        ([("2020-01", "2022-12"), ("2021-01", "2023-12")], 4),
        ([("2010-01", "2010-12"), ("2020-01", "2020-12")], 2),
        ([("2020-11", None)], 6),
        ([("2026-10", None)], 0),
    ],
)
def test_whole_years_of_the_union(spans: list[tuple[str, str | None]], years: int) -> None:
    assert years_of_experience(person(*spans), "2026-11-01") == years


def test_undated_work_proves_no_years() -> None:
    assert years_of_experience(person((None, None)), "2026-11-01") is None
    assert years_of_experience(Profile(), "2026-11-01") is None


def test_without_a_day_an_open_role_counts_only_what_the_profile_names() -> None:
    profile = person(("2020-01", None), ("2015-01", "2019-12"))
    assert years_of_experience(profile, None) == 5
    assert years_of_experience(profile, "2026-12-31") == 12


def test_the_order_of_entries_does_not_matter() -> None:
    spans = [("2020-01", "2022-12"), ("2012-05", "2016-02"), ("2015-01", "2018-08")]
    assert years_of_experience(person(*spans), None) == years_of_experience(person(*reversed(spans)), None)
