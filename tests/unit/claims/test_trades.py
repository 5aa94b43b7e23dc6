from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.trades import posts
from vitaeval.schema.documents.profile import Profile

Posts = Sequence[Mapping[str, object]]
WORK: Posts = [
    {
        "name": "Corvane Health",
        "position": "Data Engineer",
        "startDate": "2021-01",
        "highlights": ["Built nightly pipelines in Airflow for claims"],
    },
    {
        "name": "Pell Analytics",
        "position": "Data Analyst",
        "startDate": "2018-01",
        "endDate": "2020-12",
        "highlights": ["Reported sales to six managers with dashboards"],
    },
    {
        "name": "Marlowe Outfitters",
        "position": "Store Associate",
        "startDate": "2012-01",
        "endDate": "2017-12",
        "highlights": ["Served customers and closed the till"],
    },
]
TODAY = date(2026, 11, 1)


def person(work: Posts) -> Profile:
    return Profile.model_validate_json(json.dumps({"work": work}))


def doubted(work: Posts, text: str) -> list[str]:
    found = check_text(person(work), text, None, TODAY)
    return [claim.text for claim in found.claims if claim.type == "tenure" and claim.severity]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Data engineer with five years of experience building pipelines in Airflow.", []),
        ("Data engineer with eight years of experience building pipelines in Airflow.", []),
        ("Data engineer with twelve years of experience building pipelines in Airflow.", ["twelve years"]),
        ("Five years as a data engineer.", []),
        ("Ten years as a store associate.", ["Ten years"]),
        ("Six years as a store associate.", []),
        ("Fourteen years of working life.", []),
        ("Fourteen years of experience.", []),
    ],
)
def test_years_of_one_kind_of_work_are_not_filled_by_another(text: str, wrong: list[str]) -> None:
    assert doubted(WORK, text) == wrong


def test_posts_of_one_trade_count_whatever_they_are_called() -> None:
    work: Posts = [
        {"name": "Quill", "position": "Web Developer", "startDate": "2020-01", "highlights": ["Made shops in Django"]},
        {"name": "Tern", "position": "Programmer", "startDate": "2014-01", "endDate": "2019-12"},
    ]
    assert doubted(work, "Twelve years as a software engineer.") == []
    assert doubted(work, "Software engineer with twelve years in Django.") == []


def test_a_specialist_post_is_not_every_post_of_the_trade() -> None:
    work: Posts = [
        {"name": "Quill", "position": "Site Reliability Engineer", "startDate": "2022-01"},
        {"name": "Tern", "position": "Systems Engineer", "startDate": "2014-01", "endDate": "2021-12"},
    ]
    assert doubted(work, "Four years as a Site Reliability Engineer.") == []
    assert doubted(work, "Nine years as a Site Reliability Engineer.") == ["Nine years"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Four years as a Senior Engineer.", []),
        ("Seven years as a senior engineer.", []),
        ("Nine years as a senior engineer.", ["Nine years"]),
        ("Six years as Lead Engineer.", ["Six years"]),
        ("Senior Engineer for nine years.", ["nine years"]),
        ("Has held the rank of Senior Engineer for nine years.", ["nine years"]),
        ("Senior Engineer for seven years.", []),
        ("Ten years as an engineer.", []),
    ],
)
def test_years_in_a_rank_are_those_of_posts_that_had_it_or_a_higher_one(text: str, wrong: list[str]) -> None:
    work: Posts = [
        {"name": "Quill", "position": "Lead Engineer", "startDate": "2022-11"},
        {"name": "Tern", "position": "Senior Engineer", "startDate": "2019-01", "endDate": "2022-10"},
        {"name": "Tern", "position": "Engineer", "startDate": "2015-01", "endDate": "2018-12"},
    ]
    assert doubted(work, text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Six years as Senior Auditor.", []),
        ("Ten years as Senior Auditor.", ["Ten years"]),
        ("Executive Director for four years.", []),
        ("Executive Director for nine years.", ["nine years"]),
    ],
)
def test_years_in_a_rank_of_one_kind_are_not_filled_by_posts_of_another(text: str, wrong: list[str]) -> None:
    work: Posts = [
        {"name": "Quill", "position": "Executive Director", "startDate": "2022-01"},
        {"name": "Tern", "position": "Director of Finance", "startDate": "2016-01", "endDate": "2021-12"},
        {"name": "Alder", "position": "Senior Auditor", "startDate": "2009-06", "endDate": "2015-12"},
    ]
    assert doubted(work, text) == wrong


def test_a_trade_that_the_profile_never_names_leaves_no_post_out() -> None:
    assert posts("I have ", " in gardening", evidence.of(person(WORK))) is None


def test_years_that_the_profile_states_of_other_work_do_not_count() -> None:
    stated = Profile.model_validate_json(
        json.dumps({"basics": {"summary": "Twenty years of experience in shops and offices."}, "work": WORK})
    )
    found = check_text(stated, "Twelve years of building pipelines in Airflow.", None, TODAY)
    assert [claim.text for claim in found.claims if claim.type == "tenure" and claim.severity] == ["Twelve years"]
