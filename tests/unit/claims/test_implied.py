from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.figures import figures
from vitaeval.schema.documents.profile import Profile


def test_time_spent_in_a_role_follows_from_its_dates(judged: Callable[..., Any]) -> None:
    assert judged(figures, "Kept the scorecard for four years", entry="w2")[0][2] == "supported"
    assert judged(figures, "Kept the scorecard for nine years", entry="w2")[0][2] == "unsupported"


@pytest.mark.parametrize(
    ("line", "bullet", "false"),
    [
        ("Halved the error rate of the invoices", "Cut invoice errors by 50%", "Cut invoice errors by 80%"),
        ("Doubled the bookings of the spa", "Raised spa bookings by 100%", "Raised spa bookings by 300%"),
        (
            "Wrote the quarterly audit report",
            "Wrote the audit report four times a year",
            "Wrote the audit report 12 times a year",
        ),
        (
            "Edit the magazine (four issues a year)",
            "Edit the magazine, published four times a year",
            "Edit the magazine, published nine times a year",
        ),
        (
            "Cut the bundle from 38 MB to 24 MB",
            "Keep an app that is 14 MB smaller than it was",
            "Keep an app that is 24 MB smaller than it was",
        ),
        (
            "Wrote the audit report for six years, quarter by quarter",
            "Wrote the audit report for six years",
            "Wrote the audit report for nine years",
        ),
    ],
)
def test_a_word_of_the_source_implies_its_figure_and_no_other(
    flagged: Callable[..., Any], line: str, bullet: str, false: str
) -> None:
    assert flagged([line], bullet) == []
    assert "metric" in [kind for kind, _, _ in flagged([line], false)]


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        (
            "Moved release cadence from quarterly to every three weeks",
            "Shortened the release cycle from three months to three weeks",
            "Shortened the release cycle from six months to three weeks",
        ),
        (
            "Planned the company's 75th anniversary event",
            "Planned an event to mark 75 years of the company",
            "Planned an event to mark 100 years of the company",
        ),
        (
            "CSAT up from 78% to 88%",
            "Lifted customer satisfaction by ten points to 88%",
            "Lifted customer satisfaction by twenty points to 88%",
        ),
        (
            "Debtor days from 61 to 44",
            "Customers pay 17 days faster (44 days, previously 61)",
            "Customers pay 27 days faster (34 days, previously 61)",
        ),
        (
            "Sold about 30 memberships a month",
            "Signed up about 30 new members a month",
            "Signed up about 60 new members a month",
        ),
    ],
)
def test_times_between_and_behind_figures(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


PLACED = """{"basics": {"name": "Ann Lee"}, "work": [
  {"name": "Alder Candles", "position": "Placement Student", "startDate": "2024-06", "endDate": "2024-12"},
  {"name": "Cafe Vale", "position": "Barista", "startDate": "2022-09", "endDate": "2023-06"}]}"""


@pytest.mark.parametrize(("told", "wrong"), [("seven", False), ("ten", True), ("twelve", True)])
def test_how_long_a_placement_took_follows_from_its_dates(told: str, wrong: bool) -> None:
    text = f"# Ann Lee\n\n## Summary\n\nGraduate with a {told}-month placement in retail.\n"
    report = check_text(Profile.model_validate_json(PLACED), text, None, date(2026, 11, 1))
    assert any(claim.severity for claim in report.claims) is wrong


@pytest.mark.parametrize(
    ("bullet", "wrong"),
    [("26 corporate partners, two of them five-year partnerships", True), ("26 partners in a five-year stint", False)],
)
def test_how_long_a_thing_lasts_does_not_follow_from_the_time_in_the_post(
    flagged: Callable[..., Any], bullet: str, wrong: bool
) -> None:
    found = flagged(["26 corporate partners, two of them new"], bullet)
    assert ("metric" in [kind for kind, *_ in found]) is wrong
