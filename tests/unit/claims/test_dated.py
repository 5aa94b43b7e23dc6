from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.passages import Part
from vitaeval.claims.times import years
from vitaeval.schema.documents.profile import Profile

Judge = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Holder of the CPIM since 2016.", "2016"),
        ("CPIM (2020), and at home in freight.", "2020"),
        ("In 2020 I earned the CPIM.", "2020"),
        ("Won the Safety Prize in 2015.", "2015"),
        ("Bachelor from the University of Texas at Austin, 2015.", "2015"),
        ("Finished my studies at the University of Texas at Austin in 2012.", "2012"),
    ],
)
def test_a_year_beside_a_name_is_that_of_the_thing_named(judged: Judge, text: str, year: str) -> None:
    assert judged(years, text, Part.SUMMARY) == [("date", year, "contradicted")]


@pytest.mark.parametrize(
    "text",
    [
        "Holder of the CPIM since 2018.",
        "Certified in Planning and Inventory Management in May 2018.",
        "In 2018 I earned the CPIM.",
        "Safety Prize (2017).",
        "Studied at the University of Texas at Austin from 2010 to 2014.",
        "Since 2012 I studied at the University of Texas at Austin.",
        "University of Texas at Austin (Industrial Engineering, 2014).",
    ],
)
def test_the_right_year_is_supported(judged: Judge, text: str) -> None:
    assert {verdict for _, _, verdict in judged(years, text, Part.SUMMARY)} <= {"supported", "not_checkable"}


def test_a_year_belongs_to_what_stands_next_to_it(judged: Judge) -> None:
    text = "With the CPIM I joined Northgate Freight in 2020."
    assert judged(years, text, Part.SUMMARY) == [("date", "2020", "supported")]


def test_years_in_a_row_belong_to_one_name(judged: Judge) -> None:
    found = judged(years, "Safety Prize 2015, 2016 and 2017.", Part.SUMMARY)
    assert [verdict for _, _, verdict in found] == ["contradicted", "contradicted", "supported"]


DEEDS = """{"work": [{"name": "Alder Works", "position": "Engineer", "startDate": "2015", "highlights": [
  "Opened the Tidewater signal workshop in 2019", "Rebuilt the harbour crane drives", "Toured Japan in 2021"]}]}"""


@pytest.mark.parametrize(
    ("line", "is_clean"),
    [
        ("Opened the Tidewater signal workshop in 2019", True),
        ("In 2019 opened the signal workshop at Tidewater", True),
        ("Opened the Tidewater signal workshop in 2017", False),
        ("Rebuilt the harbour crane drives in 2018", True),
    ],
)
def test_a_year_beside_a_deed_is_that_of_its_line(line: str, is_clean: bool, today: date) -> None:
    text = f"Ann Cole\n\nExperience\n\nEngineer, Alder Works, 2015 - present\n- {line}\n"
    found = check_text(Profile.model_validate_json(DEEDS), text, None, today)
    assert ([claim.text for claim in found.claims if claim.severity] == []) is is_clean


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In freight with Northgate Freight since 2018.", "contradicted"),
        ("In freight with Northgate Freight since 2021.", "not_checkable"),
        ("With Ridgeline Depot from 2015.", "supported"),
    ],
)
def test_a_year_right_behind_a_firm_lies_in_the_time_there(judged: Judge, text: str, verdict: str) -> None:
    assert [found for _, _, found in judged(years, text, Part.SUMMARY)] == [verdict]


def test_dates_known_to_the_year_and_to_the_month_stand_beside_each_other() -> None:
    held = Profile.model_validate_json(
        """{"awards": [{"title": "Safety Prize", "date": "2021-05", "summary": "For the year 2021"}], "work": [
        {"name": "Alder Works", "position": "Engineer", "startDate": "2019", "endDate": "2021"},
        {"name": "Alder Works", "position": "Lead", "startDate": "2019-03", "endDate": "2021-02"}]}"""
    )
    text = "On the Safety Prize list in 2020.\n\nAlder Works, 2019 - 2021\nEngineer\nLead\n- Kept the cranes."
    assert check_text(held, text, None, date(2026, 11, 1)).claims


def test_a_year_that_a_line_names_of_the_same_is_no_other_entrys() -> None:
    held = Profile.model_validate_json(
        """{"work": [{"name": "Hutt Courier", "position": "Reporter", "startDate": "2018-11", "highlights": [
        "Series on flooding shortlisted for the Regional Journalism Awards 2020"]}],
        "education": [{"institution": "Massey University", "area": "Journalism", "endDate": "2018"}]}"""
    )
    for year, wrong in (("2020", []), ("2021", ["2021"])):
        text = f"- Shortlisted for the Regional Journalism Awards {year} for a series on flooding"
        found = check_text(held, text, None, date(2026, 11, 1)).claims
        assert [claim.text for claim in found if claim.severity and claim.type.value == "date"] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Employee of the Quarter, 2016.", []),
        ("Received the Employee of the Quarter in 2019.", []),
        ("Received the Employee of the Quarter in 2018.", ["2018"]),
        ("Named in 40 Under Forty (2018).", ["2018"]),
    ],
)
def test_a_year_behind_a_whole_title_is_its_own(text: str, wrong: list[str]) -> None:
    held = Profile.model_validate_json(
        """{"work": [{"name": "Alder Works", "position": "Engineer", "startDate": "2012"}], "awards": [
          {"title": "Employee of the Quarter", "date": "2016"}, {"title": "Employee of the Quarter", "date": "2019-05"},
          {"title": "40 Under Forty", "date": "2020"}]}"""
    )
    found = check_text(held, f"## Summary\n\n{text}\n", None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity] == wrong
