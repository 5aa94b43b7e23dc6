"""Promotions that a text tells of, against the posts of the profile."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, promoted
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Promoted to Head of Data after 18 months.", ["unsupported"]),
        ("Promoted from clerk to Assistant Logistics Manager in 2016.", ["supported"]),
        ("Promoted the new slot plan to carriers.", []),
        ("Hopes to be promoted to Head of Data.", []),
        ("Kept the scorecard, promoted to Lead Logistics Manager (Waco)", ["unsupported"]),
    ],
)
def test_a_promotion_names_a_post_of_the_profile(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for *_, verdict in judged(promoted.promotions, text)] == verdicts


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
    assert [verdict for *_, verdict in judged(promoted.promotions, text)] == verdicts


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
    ("text", "verdicts"),
    [
        ("As data engineer there I kept the scorecard.", ["supported"]),
        ("As an engineer and later data engineer, I kept the scorecard.", ["supported"]),
        ("As a data engineer and chief executive, I kept the scorecard.", ["unsupported"]),
    ],
)
def test_a_post_and_a_later_one_are_two(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for *_, verdict in judged(promoted.promotions, text)] == verdicts
