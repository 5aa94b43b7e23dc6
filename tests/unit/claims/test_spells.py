"""Times that prose tells of posts, firms and qualifications, against their dates."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

WARD = """{"basics": {"name": "Nora Vale", "label": "Ward Manager"}, "work": [
 {"name": "Cedarholm Hospital Trust", "position": "Ward Manager", "startDate": "2021-04",
  "highlights": ["Manage 24 nurses on a stroke ward", "Introduced bedside handover in 2022"]},
 {"name": "Cedarholm Hospital Trust", "position": "Senior Staff Nurse", "startDate": "2017-09", "endDate": "2021-03",
  "highlights": ["Mentored students"]},
 {"name": "Oakfield Clinic", "position": "Staff Nurse", "startDate": "2014-02", "endDate": "2017-08",
  "highlights": ["Ran the asthma clinic since 2015"]}],
 "volunteer": [{"organization": "Harbour Lifeboat Station", "position": "Crew Member", "startDate": "2016",
  "endDate": "2020"}],
 "education": [{"institution": "University of Wexmoor", "studyType": "BSc", "area": "Nursing", "startDate": "2010",
  "endDate": "2013"}],
 "certificates": [{"name": "Advanced Life Support", "date": "2019-05"}]}"""

Wrong = Callable[[str], list[str]]


@pytest.fixture
def wrong() -> Wrong:
    held = Profile.model_validate_json(WARD)

    def judge(sentence: str) -> list[str]:
        text = f"Dear Ms Hale,\n\nI am writing about the post.\n\n{sentence} I like teaching.\n\nYours,\nNora Vale"
        return [claim.text for claim in check_text(held, text, None, date(2026, 11, 1)).claims if claim.severity]

    return judge


@pytest.mark.parametrize(
    ("sentence", "told", "false"),
    [
        ("I have been with Cedarholm since {}.", "2017", "2015"),
        ("I have been its ward manager at Cedarholm since {}.", "April 2021", "April 2019"),
        ("I joined Cedarholm Hospital Trust in {} as a senior staff nurse.", "2017", "2019"),
        ("I became ward manager in {}.", "2021", "2018"),
        ("In {} I was promoted to Ward Manager.", "2021", "2019"),
        ("Since {}, I have served as Ward Manager at Cedarholm Hospital Trust.", "2021", "2018"),
        ("I was a staff nurse at Oakfield Clinic until {}.", "August 2017", "August 2019"),
        ("I left Oakfield in {} to join Cedarholm.", "2017", "2018"),
        ("My first ward was at Oakfield Clinic. I was a staff nurse there from 2014 to {}.", "2017", "2019"),
        ("I qualified in {} and have worked on wards ever since.", "2013", "2011"),
        ("I volunteered with the Harbour Lifeboat Station from {} to 2020.", "2016", "2012"),
        ("At Cedarholm I started as a senior staff nurse and since {} as ward manager.", "2021", "2019"),
        ("Staff Nurse at Oakfield Clinic between 2014 and {}.", "2017", "2016"),
        ("Between {} and 2017 I was a staff nurse at Oakfield Clinic.", "2014", "2016"),
        ("I worked at Oakfield Clinic from 2014 to {}.", "2017", "2016"),
        ("Graduated from the University of Wexmoor in {}.", "2013", "2019"),
        ("I finished my studies at the University of Wexmoor in {}.", "2013", "2011"),
    ],
)
def test_a_time_told_of_a_post_is_that_of_its_dates(wrong: Wrong, sentence: str, told: str, false: str) -> None:
    assert wrong(sentence.format(told)) == []
    assert wrong(sentence.format(false)) == [false]


@pytest.mark.parametrize(
    "sentence",
    [
        "At Oakfield Clinic I ran the asthma clinic from 2015.",
        "As ward manager at Cedarholm I introduced bedside handover in 2022.",
        "I was a nurse in training at Wexmoor from 2010 to 2013.",
        "After graduating from the University of Wexmoor in 2013, I started at Oakfield Clinic in early 2014.",
        "I have worked in hospitals since 2014.",
        "In 2019, while at Cedarholm, I completed Advanced Life Support.",
    ],
)
def test_what_is_not_the_time_of_a_post_is_no_claim_of_it(wrong: Wrong, sentence: str) -> None:
    assert wrong(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told", "false"),
    [
        ("For {} before that I nursed at Oakfield Clinic.", "three years", "five years"),
        ("I volunteered at the lifeboat station for {}.", "four years", "six years"),
        ("Oakfield Clinic came first. I nursed there for {}.", "three years", "six years"),
    ],
)
def test_how_long_a_clause_says_something_lasted_is_measured_there(
    wrong: Wrong, sentence: str, told: str, false: str
) -> None:
    assert wrong(sentence.format(told)) == []
    assert wrong(sentence.format(false)) == [false]


def test_years_long_before_a_career_are_told_of_something_else(wrong: Wrong) -> None:
    assert wrong("I like the wards of 1939.") == []
    assert wrong("I nursed in 1995.") == ["1995"]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("I joined in April 2021, and handover has changed.", []),
        ("I joined in 2018, and handover has changed.", ["2018"]),
        ("Since I joined in 2017, handover has changed.", []),
        ("When I took charge in 2019, I introduced bedside handover.", ["2019"]),
        ("I joined the choir in 2018.", []),
    ],
)
def test_who_joins_begins_some_post_then(wrong: Wrong, sentence: str, dates: list[str]) -> None:
    assert wrong(sentence) == dates


@pytest.mark.parametrize(
    "sentence",
    [
        "At Oakfield Clinic I ran the eye clinic between 2014 and 2016.",
        "I ran the eye clinic at Oakfield Clinic from 2015 to 2016.",
        "As ward manager I led the stroke ward between 2022 and 2023.",
    ],
)
def test_the_time_of_a_deed_is_not_that_of_the_post(wrong: Wrong, sentence: str) -> None:
    assert wrong(sentence) == []


CENTRE = """{"basics": {"name": "Nora Vale"}, "work": [
 {"name": "Alder Bank", "position": "SOC Analyst (L2)", "startDate": "2023-04"},
 {"name": "Alder Bank", "position": "SOC Analyst (L1)", "startDate": "2021-09", "endDate": "2023-03"}]}"""


@pytest.mark.parametrize(("year", "wrong"), [("2023", []), ("2021", ["2021"])])
def test_who_is_promoted_from_a_post_begins_the_other_one(year: str, wrong: list[str]) -> None:
    text = f"# Nora Vale\n\n## Summary\n\nSecurity analyst, promoted from L1 to L2 in {year}.\n"
    report = check_text(Profile.model_validate_json(CENTRE), text, None, date(2026, 11, 1))
    assert [claim.text for claim in report.claims if claim.severity] == wrong


def test_a_day_that_a_repeated_highlight_names_is_the_profiles(today: date) -> None:
    role = {"name": "Alder House", "position": "Barista", "startDate": "2022-06", "endDate": "2025-08"}
    held = Profile.model_validate_json(json.dumps({"work": [role | {"highlights": ["Shift lead from 2024"]}]}))
    letter = "Dear Ms Fox,\n\nAs Barista at Alder House (2022 to 2025) I shift lead from {}.\n\nYours,\nAnn Lee\n"
    graves = [
        [claim.text for claim in check_text(held, letter.format(year), None, today).claims if claim.severity]
        for year in (2024, 2023)
    ]
    assert graves[0] == []
    assert "2023" in graves[1]
