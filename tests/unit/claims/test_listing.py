from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

LINES = ["Passed exams of the institute: CM1, CS1, CB1, CB2"]


def test_a_count_of_what_a_line_lists_is_supported(flagged: Callable[..., Any]) -> None:
    assert flagged(LINES, "Passed four of the institute's exams") == []


@pytest.mark.parametrize("many", ["three", "seven"])
def test_another_count_is_not(flagged: Callable[..., Any], many: str) -> None:
    assert flagged(LINES, f"Passed {many} of the institute's exams") == [("metric", many, "major")]


def test_what_a_letter_announces_is_no_claim(profile: Profile, today: date) -> None:
    letter = "Dear team,\n\nThree results may be of interest. I reduced warehouse spend by 38%.\n\nAda Quill\n"
    assert [claim.text for claim in check_text(profile, letter, None, today).claims if claim.severity] == []


def test_a_count_of_deeds_is_one(profile: Profile, today: date) -> None:
    letter = "Dear team,\n\nThree projects for Northgate Freight were mine alone to plan.\n\nAda Quill\n"
    assert [claim.text for claim in check_text(profile, letter, None, today).claims if claim.severity]


def test_a_number_that_points_back_counts_nothing_new(flagged: Callable[..., Any]) -> None:
    told = flagged(LINES, "Passed exams CM1, CS1 and CB1 of the institute; those three are hard")
    assert [kind for kind, *_ in told] == []
    assert flagged(LINES, "Passed these three exams of the institute") == [("metric", "three", "major")]


PAPERS = [{"name": "Herring Girls", "publisher": "Boydell"}, {"name": "Letters from Lerwick", "publisher": "Review"}]


@pytest.mark.parametrize(("many", "wrong"), [("Two", []), ("Three", ["Three"])])
def test_publications_are_counted_in_the_profile(flagged: Callable[..., Any], many: str, wrong: list[str]) -> None:
    bullet = f"{many} publications on the trade of the North Sea"
    found = flagged(["Supervised three theses on the trade of the North Sea"], bullet, publications=PAPERS)
    assert [text.split()[0] for kind, text, _ in found if kind == "metric"] == wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("Speaks two languages.", False), ("Speaks five languages.", True), ("Fluent in two languages.", True)],
)
def test_a_count_of_spoken_languages_is_that_of_the_profile(
    profile: Profile, today: date, line: str, wrong: bool
) -> None:
    text = f"# Ada Quill\n\n## Summary\n\nData engineer. {line}\n"
    assert any(claim.severity for claim in check_text(profile, text, None, today).claims) is wrong


@pytest.mark.parametrize(("many", "wrong"), [("two", False), ("three", True)])
def test_countries_are_counted_where_the_profile_names_them(
    summed_up: Callable[..., Any], many: str, wrong: bool
) -> None:
    lines = ["Greenhouse trials in the Netherlands and Spain", "Supervise 2 technicians", "Teach 3 trainees"]
    assert bool(summed_up(lines, f"Runs greenhouse trials in {many} countries.")) is wrong


def test_a_range_is_no_count_of_what_lines_list(flagged: Callable[..., Any]) -> None:
    lines = ["Project architect for a care home, stages 3 to 6"]
    assert flagged(lines, "Project architect for a care home through stages 1 to 6") == [("metric", "1 to 6", "major")]
