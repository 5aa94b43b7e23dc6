from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, roles
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        ("Data Engineer", "supported"),
        ("Senior Analytics Engineer", "supported"),
        ("Chief Data Engineer", "unsupported"),
        ("Head of Data", "unsupported"),
        ("Attorney", "unsupported"),
    ],
)
def test_a_headline_claims_no_rank_or_profession_beyond_profile_and_target(
    judged: Callable[..., Any], headline: str, verdict: str
) -> None:
    assert judged(roles.headlines, headline, Part.HEADLINE) == [("title", headline, verdict)]


@pytest.mark.parametrize(
    ("summary", "verdicts"),
    [
        ("Data engineer with a logistics past.", ["supported"]),
        ("Principal data engineer with a logistics past.", ["unsupported"]),
        ("Built pipelines; was a senior analytics engineer.", ["unsupported"]),
        ("Comfortable leading consultants through change.", []),
        ("Ten years in freight, two of them as a director.", ["unsupported"]),
        ("People leave managers, they say.", []),
        ("Careful and calm.", []),
        ("Proven ability to lead shifts and to plan them.", []),
    ],
)
def test_a_title_once_held_needs_the_profile(judged: Callable[..., Any], summary: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(roles.openings, summary, Part.SUMMARY)] == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Promoted to Head of Data after 18 months.", ["unsupported"]),
        ("Promoted from clerk to Assistant Logistics Manager in 2016.", ["supported"]),
        ("Promoted the new slot plan to carriers.", []),
        ("Hopes to be promoted to Head of Data.", []),
    ],
)
def test_a_promotion_names_a_post_of_the_profile(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for *_, verdict in judged(roles.promotions, text)] == verdicts


@pytest.mark.parametrize(
    ("summary", "verdicts"),
    [
        ("Former Assistant Logistics Manager.", ["supported"]),
        ("Former Computer Repair Technician.", ["unsupported"]),
        ("Served as CTO of a startup.", ["unsupported"]),
        ("Worked as a Hospitality Crew Member.", ["unsupported"]),
        ("Worked as a data developer in freight.", ["supported"]),
        ("Experienced Hospitality Supervisor.", ["unsupported"]),
        ("Previously Assistant Logistics Manager with Ridgeline Depot.", ["supported"]),
        ("Careful and Calm.", []),
    ],
)
def test_a_title_told_in_a_summary_is_one_of_the_profile(
    judged: Callable[..., Any], summary: str, verdicts: list[str]
) -> None:
    assert {verdict for *_, verdict in judged(roles.openings, summary, Part.SUMMARY)} == set(verdicts)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("As Head Chef, ran the kitchen", ["unsupported"]),
        ("Was made Head of Data in 2021", ["unsupported"]),
        ("Earned two promotions within three years", ["unsupported"]),
        ("As part of the team, ran the kitchen", []),
    ],
)
def test_posts_and_promotions_told_in_a_line_need_the_profile(
    judged: Callable[..., Any], text: str, verdicts: list[str]
) -> None:
    assert [verdict for *_, verdict in judged(roles.promotions, text)] == verdicts


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("Assistant Logistics Manager", []),
        ("Logistics Manager", ["Logistics Manager"]),
        ("Manager", ["Manager"]),
    ],
)
def test_a_rank_keeps_the_word_that_makes_it_smaller(
    judged: Callable[..., Any], headline: str, wrong: list[str]
) -> None:
    found = judged(roles.headlines, headline, Part.HEADLINE)
    assert [words for _, words, verdict in found if verdict == "contradicted"] == wrong


def test_a_promotion_is_one_at_its_own_employer() -> None:
    work = [
        {
            "name": "Foo",
            "position": "Java Developer",
            "startDate": "2015",
            "endDate": "2018",
            "highlights": ["Built it"],
        },
        {"name": "Bar", "position": "Senior Java Developer", "startDate": "2018", "highlights": ["Built more"]},
    ]
    held = Profile.model_validate_json(json.dumps({"work": work}))
    text = (
        "## Experience\n\n### Senior Java Developer, Bar | 2018 – present\n\n- Built more\n\n"
        "### Java Developer, Foo | 2015 – 2018\n\n- Built it; promoted to Senior Java Developer within a year\n"
    )
    found = [claim for claim in check_text(held, text, None, date(2026, 11, 1)).claims if claim.severity]
    assert [(claim.type.value, claim.text) for claim in found] == [("title", "Senior Java Developer")]


@pytest.mark.parametrize(
    ("opening", "stopped"),
    [
        ("Logistics executive with seven years at Alder Dairy.", []),
        ("Chief executive with seven years at Alder Dairy.", ["Chief executive"]),
        ("Executive vice president with seven years at Alder Dairy.", ["Executive vice president"]),
    ],
)
def test_a_director_is_an_executive_and_no_chief(opening: str, stopped: list[str]) -> None:
    post = {"name": "Alder Dairy", "position": "Director of Logistics", "startDate": "2019-02"}
    held = Profile.model_validate_json(json.dumps({"work": [post]}))
    found = check_text(held, f"## Summary\n\n{opening}\n", None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "title"] == stopped
