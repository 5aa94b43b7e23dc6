from __future__ import annotations

import json

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.composed import composed, shown, turned, worked
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize("name", ["Slot planning", "Carrier scorecards", "Customs audits", "Report preparation"])
def test_a_name_made_of_what_the_profile_tells(profile: Profile, name: str) -> None:
    assert composed(name, evidence.of(profile)) is not None


@pytest.mark.parametrize("name", ["Customs brokerage", "Kanban", "Terraform", "SAP", "Machine learning", "", "and"])
def test_a_name_with_a_word_that_it_lacks_or_of_a_known_skill(profile: Profile, name: str) -> None:
    assert composed(name, evidence.of(profile)) is None


@pytest.mark.parametrize("name", ["Customs documentation", "Truck scheduling", "Warehouse improvement"])
def test_a_known_skill_whose_words_stand_in_one_line_but_for_that_of_work(profile: Profile, name: str) -> None:
    assert worked(name, evidence.of(profile)) is not None


@pytest.mark.parametrize("name", ["Customs brokerage", "Project management", "Warehouse robotics", "Documentation"])
def test_a_known_skill_of_other_work(profile: Profile, name: str) -> None:
    assert worked(name, evidence.of(profile)) is None


@pytest.mark.parametrize("name", ["Team leadership", "Team management", "Staff supervision"])
def test_a_general_ability_is_shown_by_a_deed(profile: Profile, name: str) -> None:
    line = shown(name, evidence.of(profile))
    assert line is not None
    assert "team of 4 analysts" in line.text


@pytest.mark.parametrize("name", ["Contract negotiation", "Public speaking", "Terraform", "", "and"])
def test_a_general_ability_that_no_deed_shows(profile: Profile, name: str) -> None:
    assert shown(name, evidence.of(profile)) is None


HELPER = Profile.model_validate_json(
    """{"basics": {"name": "Ann Lee"}, "awards": [{"title": "Ward Team of the Month"}],
    "education": [{"institution": "Leeds", "area": "Computer Science", "courses": ["Leading a team of four"]}],
    "work": [{"name": "Acme", "position": "Clerk", "startDate": "2019-01", "highlights": [
        "Helped migrate 14 services to Docker", "Assisted with leading a team of six",
        "Handled cash of $2,000 a day"]}]}"""
)


@pytest.mark.parametrize("name", ["Team leadership", "Project management", "Staff supervision", "Budget control"])
def test_who_only_helped_with_it_shows_no_ability_of_leading(name: str) -> None:
    assert shown(name, evidence.of(HELPER)) is None


@pytest.mark.parametrize("name", ["Data science", "Services management"])
def test_one_word_of_a_known_skill_is_not_the_skill(name: str) -> None:
    assert worked(name, evidence.of(HELPER)) is None


@pytest.mark.parametrize(
    "name",
    ["Report preparation reduction", "Warehouse spend reduction", "Dock throughput growth", "Analysts leadership"],
)
def test_a_change_as_a_noun_is_that_of_a_line(profile: Profile, name: str) -> None:
    assert turned(name, evidence.of(profile)) is not None


@pytest.mark.parametrize(
    "name",
    [
        "Dock throughput reduction",
        "Warehouse spend growth",
        "Customs audit reduction",
        "Platform leadership",
        "Headcount reduction",
        "",
    ],
)
def test_a_change_the_other_way_or_of_something_else_is_none(profile: Profile, name: str) -> None:
    assert turned(name, evidence.of(profile)) is None


@pytest.mark.parametrize(
    ("position", "line", "name", "is_told"),
    [
        ("Head Baker", "Team of five bakers, night shift", "Night-shift leadership", True),
        ("Baker", "Team of five bakers, night shift", "Night-shift leadership", False),
        ("Engineer", "Led the test programme for the pump", "Test programme leadership", True),
        ("Engineer", "Assisted with the test programme for the pump", "Test programme leadership", False),
    ],
)
def test_leadership_is_led_or_comes_with_the_office(position: str, line: str, name: str, is_told: bool) -> None:
    work = {"name": "Alder Works", "position": position, "startDate": "2019", "highlights": [line]}
    held = Profile.model_validate_json(json.dumps({"work": [work]}))
    assert (turned(name, evidence.of(held)) is not None) is is_told
