"""Roles and studies told in sentences: each invention has its faithful twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, narrated
from vitaeval.claims.passages import Part
from vitaeval.schema.claim import GateResult
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

BAD = ("unsupported", "contradicted")


@pytest.fixture
def failed(judged: Callable[..., Any]) -> Callable[[str], list[str]]:
    return lambda text: [words for _, words, verdict in judged(narrated.told, text, Part.SUMMARY) if verdict in BAD]


@pytest.mark.parametrize(
    ("faithful", "invented", "words"),
    [
        (
            "Since March 2020 I have worked as a Data Engineer at Northgate Freight.",
            "Since March 2017 I have worked as a Data Engineer at Northgate Freight.",
            "March 2017",
        ),
        (
            "From 2015 to 2019 I was Assistant Logistics Manager at Ridgeline Depot.",
            "From 2015 to 2021 I was Assistant Logistics Manager at Ridgeline Depot.",
            "2021",
        ),
        (
            "I worked as a data engineer at Northgate Freight.",
            "I worked as a lead engineer at Northgate Freight.",
            "lead engineer",
        ),
        (
            "I was an Assistant Logistics Manager at Ridgeline Depot.",
            "I was a Logistics Manager at Ridgeline Depot.",
            "Logistics Manager",
        ),
        (
            "Before that I worked for Ridgeline Depot.",
            "Before that I worked for Harbour Freight Lines.",
            "Harbour Freight Lines",
        ),
        (
            "I hold a Bachelor of Science from the University of Texas at Austin.",
            "I hold a Bachelor of Science from the University of Chicago.",
            "University of Chicago",
        ),
    ],
)
def test_what_a_sentence_says_of_an_employer_is_held_against_the_roles_there(
    failed: Callable[[str], list[str]], faithful: str, invented: str, words: str
) -> None:
    assert failed(faithful) == []
    assert words in failed(invented)


@pytest.mark.parametrize(
    "text",
    [
        "I am applying for the Senior Analytics Engineer role at Kelp Robotics.",
        "I would like to work for Harbour Freight Lines.",
        "I moved from Ridgeline Depot (2015-2019) to data work and, before that, studied (2010-2014).",
        "I have worked in Python since 2015.",
    ],
)
def test_wishes_and_other_dates_say_nothing_of_a_role(failed: Callable[[str], list[str]], text: str) -> None:
    assert failed(text) == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Mentored two analysts since 2021", []),
        ("Mentored two analysts since 2017", ["contradicted"]),
        ("Replaced the 2012 ledger", []),
    ],
)
def test_years_in_a_bullet_lie_inside_its_role(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for *_, verdict in judged(narrated.within_entry, text, entry="w1")] == verdicts


def test_a_letter_speaks_to_its_reader_without_a_claim(profile: Profile, today: date) -> None:
    letter = (
        "Dear Hiring Manager,\n\nI am applying to Kelp Robotics, and would gladly move to Lisbon to join your team. "
        "At Northgate Freight I cut warehouse spend by 38%.\n\nAda Quill"
    )
    job = JobPosting(title="Senior Analytics Engineer", company="Kelp Robotics", text="Kelp Robotics, Lisbon.")
    assert check_text(profile, letter, job, today).gate is GateResult.PASS
    assert check_text(profile, letter.replace("Northgate", "Southgate"), job, today).gate is GateResult.FAIL


@pytest.mark.parametrize(
    ("deed", "wrong"),
    [
        ("Worked as Assistant Logistics Manager at Ridgeline Depot.", []),
        ("Worked as Logistics Manager at Ridgeline Depot.", ["Logistics Manager"]),
    ],
)
def test_a_deed_outside_the_entries_is_a_sentence_like_any_other(
    judged: Callable[..., Any], deed: str, wrong: list[str]
) -> None:
    found = judged(narrated.within_entry, deed, Part.BULLET)
    assert [words for _, words, verdict in found if verdict in BAD] == wrong
