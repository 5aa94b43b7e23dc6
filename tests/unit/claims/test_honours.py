from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.honours import awards
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Received the Safety Prize in 2017", ["supported"]),
        ("Received the Golden Quill Award", ["unsupported"]),
        ("named Engineer of the Year", ["unsupported"]),
        ("BSc, magna cum laude", ["unsupported"]),
        ("Finished the degree with first-class honours", ["unsupported"]),
        ("Graduated top of my class", ["unsupported"]),
        ("Awarded and administered contracts", []),
        ("hopes to earn a prize", []),
        ("funded by a Golden Quill Fellowship", ["unsupported"]),
    ],
)
def test_an_honour_needs_its_name_in_the_profile(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(awards, text)] == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Graduated with distinction.", ["unsupported"]),
        ("Finished the degree with first-class honours.", ["unsupported"]),
        ("first class", ["unsupported"]),
        ("Graduated top of my class.", ["unsupported"]),
        ("Finished with top marks.", ["unsupported"]),
        ("Gave a first-class service to all.", []),
        ("Wants to graduate with honours.", []),
    ],
)
def test_honours_of_studies_need_their_kind_in_the_profile(
    judged: Callable[..., Any], text: str, verdicts: list[str]
) -> None:
    assert [verdict for _, _, verdict in judged(awards, text)] == verdicts


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("My project is funded by an Alder Early Career Fellowship.", []),
        ("My project is funded by an Alder Senior Fellowship.", ["Alder Senior Fellowship"]),
        ("My project is funded by a Quorvane Fellowship.", ["Quorvane Fellowship"]),
    ],
)
def test_who_is_a_fellow_has_the_fellowship_of_that_name(text: str, stopped: list[str]) -> None:
    post = {"name": "Rice University", "position": "Alder Early Career Fellow", "startDate": "2023-10"}
    held = Profile.model_validate_json(json.dumps({"work": [post]}))
    found = check_text(held, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "award"] == stopped


def test_a_hyphen_in_the_name_of_an_honour_does_not_matter(flagged: Callable[..., Any]) -> None:
    line = "Two charity-of-the-year partnerships"
    assert flagged([line], "Two firms chose us as charity of the year") == []
    assert flagged([line], "Two firms chose us as employer of the year")


def test_a_certificate_in_first_aid_is_no_first_class_degree() -> None:
    held = Profile.model_validate_json('{"certificates": [{"name": "First Aid (Level 2)"}]}')
    text = "## Summary\n\nFinished the degree with first-class honours.\n"
    found = check_text(held, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity] == ["with first-class honours"]


@pytest.mark.parametrize(("prize", "stopped"), [("audience award", []), ("first prize", ["prize"])])
def test_the_first_of_several_prizes_is_not_any_of_them(prize: str, stopped: list[str]) -> None:
    held = Profile.model_validate_json(json.dumps({"awards": [{"title": "Audience award, Skerry Game Jam"}]}))
    said = f"# Ann Lee\n\n## Summary\n\nHer entry won the {prize} at Skerry Game Jam.\n"
    found = check_text(held, said, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.type == "award" and claim.severity] == stopped
