from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.passages import Part
from vitaeval.claims.tenure import tenures
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("11 years of experience", ["supported"]),
        ("eleven years in freight", ["supported"]),
        ("over a decade of experience", ["supported"]),
        ("13 years of experience", ["contradicted"]),
        ("nearly 12 years of experience", ["supported"]),
        ("11 years at Northgate Freight", ["contradicted"]),
        ("6 years at Northgate Freight", ["supported"]),
        ("raised throughput over three years", []),
    ],
)
def test_years_are_at_most_those_of_the_dates(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(tenures, text, Part.SUMMARY)] == verdicts


def test_years_that_the_profile_states_of_a_career_are_none_at_a_firm() -> None:
    held = Profile.model_validate_json(
        json.dumps(
            {
                "basics": {"summary": "Planner with 12 years of experience."},
                "work": [{"name": "Alder Bank", "position": "Planner", "startDate": "2019", "endDate": "2021"}],
            }
        )
    )
    for text, wrong in (("12 years of experience.", []), ("12 years at Alder Bank.", ["12 years"])):
        found = check_text(held, text, None, date(2026, 11, 1)).claims
        assert [claim.text for claim in found if claim.severity] == wrong


def test_years_of_one_deed_are_no_tenure(judged: Callable[..., Any]) -> None:
    assert judged(tenures, "Kept the scorecard for 13 years", Part.BULLET, entry="w2") == []


def test_years_somebody_worked_for_one_employer_are_those_of_its_dates(judged: Callable[..., Any]) -> None:
    text = "For {} years I worked for Ridgeline Depot."
    for years, verdict in (("five", "supported"), ("eight", "contradicted")):
        found = judged(tenures, text.format(years), Part.SUMMARY, entry="w2")
        assert [each for *_, each in found] == [verdict]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("I have freelanced for more than eight years, after nearly four years on staff at the Port Herald.", []),
        (
            "I have freelanced for more than twelve years, after nearly four years on staff at the Port Herald.",
            ["more than twelve years"],
        ),
        ("For the past seven years I looked after pictures at the Port Herald.", ["seven years"]),
    ],
)
def test_years_before_the_turn_to_another_time_are_not_those_of_its_firm(text: str, stopped: list[str]) -> None:
    work = [
        {"name": "Freelance", "position": "Photographer", "startDate": "2018-02"},
        {"name": "Port Herald", "position": "Photographer", "startDate": "2014-03", "endDate": "2018-01"},
    ]
    held = Profile.model_validate_json(json.dumps({"work": work}))
    found = check_text(held, f"Dear team,\n\n{text}\n\nRegards\n", None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "tenure"] == stopped


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Planner with six years of experience in transport policy and a traineeship at the Alder Commission.", []),
        (
            "Planner with nine years of experience in transport policy and a traineeship at the Alder Commission.",
            ["nine"],
        ),
        ("Planner with six years of experience at the Alder Commission.", ["six"]),
    ],
)
def test_a_further_thing_at_another_place_does_not_narrow_the_years(text: str, stopped: list[str]) -> None:
    work = [
        {"name": "Harbour Office", "position": "Planner, transport policy", "startDate": "2020-02"},
        {"name": "Alder Commission", "position": "Trainee", "startDate": "2019-09", "endDate": "2020-01"},
    ]
    held = Profile.model_validate_json(json.dumps({"work": work}))
    found = check_text(held, f"## Summary\n\n{text}\n", None, date(2026, 11, 1)).claims
    years = [claim.text for claim in found if claim.severity and claim.type.value == "tenure"]
    assert [each.split()[0] for each in years] == stopped


@pytest.mark.parametrize(("years", "wrong"), [("2", []), ("5", ["5 years"])])
def test_years_of_the_whole_career_support_none_at_one_firm(years: str, wrong: list[str]) -> None:
    work = [
        {"name": "Maple Retail", "position": "Buyer", "startDate": "2022-01", "endDate": "2024-06"},
        {"name": "Foo Mills", "position": "Clerk", "startDate": "2014-01", "endDate": "2021-12"},
    ]
    basics = {"name": "Ida Moss", "summary": "Buyer with ten years in retail."}
    person = Profile.model_validate_json(json.dumps({"basics": basics, "work": work}))
    text = f"Dear Sir,\n\nI worked at Maple Retail for {years} years.\n\nKind regards,\nIda Moss"
    found = check_text(person, text, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity] == wrong


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("11 years of experience, currently at Northgate Freight", ["supported"]),
        ("11 years of experience, most recently with Northgate Freight", ["supported"]),
        ("13 years of experience, previously at Ridgeline Depot", ["contradicted"]),
        ("11 years of work at Northgate Freight", ["contradicted"]),
        ("11 years in freight and six in data at Northgate Freight", ["supported", "supported"]),
        ("13 years in freight and six in data at Northgate Freight", ["contradicted", "supported"]),
    ],
)
def test_a_firm_told_as_the_present_or_former_one_does_not_bound_the_years(
    judged: Callable[..., Any], text: str, verdicts: list[str]
) -> None:
    assert [verdict for _, _, verdict in judged(tenures, text, Part.SUMMARY)] == verdicts


@pytest.mark.parametrize(("years", "wrong"), [("2", []), ("7", ["7 years"])])
def test_the_stop_in_the_name_of_a_firm_ends_no_clause(years: str, wrong: list[str]) -> None:
    work = [
        {"name": "Alder Dairy", "position": "Planner", "startDate": "2014-01", "endDate": "2021-12"},
        {"name": "Coyote Outdoor Co.", "position": "Buyer", "startDate": "2022-01", "endDate": "2024-06"},
    ]
    held = Profile.model_validate_json(json.dumps({"work": work}))
    text = f"## Summary\n\nWorked at Coyote Outdoor Co. for {years} years.\n"
    found = check_text(held, text, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity] == wrong
