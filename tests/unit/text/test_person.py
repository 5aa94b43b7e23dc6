"""What a profile says of its person is found in any text, and nothing that only resembles it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.person import NOBODY, KnownPerson, find_personal, known_person
from vitaeval.text.pii import PiiKind

PERSON = KnownPerson(
    name="Ruby Park",
    emails=("ruby@park.example",),
    phones=("+49 911 555-0163",),
    addresses=("12 Elm Street", "90402"),
    links=("https://park.example/me/",),
    handles=("rpark",),
    keep=("Ruby on Rails", "Park Hotels"),
    posting="We run a park.",
)


def profile(**basics: Any) -> Profile:
    return Profile.model_validate_json(json.dumps({"basics": basics}))


def found(text: str, person: KnownPerson = PERSON, *shapes: PiiKind) -> list[tuple[str, str]]:
    return [(str(item.kind), text[item.start : item.end]) for item in find_personal(text, person, shapes)]


def test_an_email_is_not_torn_by_the_name_in_it() -> None:
    assert found("Park ruby@park.example") == [("email", "ruby@park.example")]


def test_a_skill_and_an_employer_keep_their_part_of_the_name() -> None:
    assert found("Ruby wrote Ruby on Rails at Park Hotels") == [("name", "Ruby")]


def test_a_full_name_counts_even_inside_a_phrase_to_keep() -> None:
    assert found("Ruby Park", KnownPerson(name="Ruby Park", keep=("Ruby Park Consulting",))) == [("name", "Ruby Park")]


@pytest.mark.parametrize(
    "number", ["0911 5550163", "(0911) 555-0163", "+499115550163", "0049 911 555 0163", "9115550163"]
)
def test_a_telephone_number_is_known_in_any_grouping(number: str) -> None:
    assert found(f"dial {number}!") == [("phone", number)]


@pytest.mark.parametrize("link", ["park.example/me", "http://www.park.example/me/cv.pdf", "HTTPS://PARK.EXAMPLE/me#x"])
def test_a_link_is_known_with_everything_below_it(link: str) -> None:
    assert found(f"see {link}, or") == [("link", link)]


@pytest.mark.parametrize(
    "text", ["park.example/menu", "spark.example/me", "90,402 users", "290402", "rparker", "112 Elm Street"]
)
def test_what_only_resembles_it_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_overlapping_findings_leave_nothing_uncovered() -> None:
    text = "4111 1111 1111 1111 12 Elm Street"
    covered = find_personal(text, PERSON, (PiiKind.CARD,))
    assert "".join(text[item.start : item.end] for item in covered).replace(" ", "") == text.replace(" ", "")


def test_a_profile_tells_who_its_person_is() -> None:
    found_person = known_person(
        profile(
            name="Ruby Park",
            email="r@p.example",
            location={"address": "12 Elm Street, Flat 2", "city": "Leeds"},
            profiles=[{"username": "rpark", "url": "https://github.com/rpark"}],
        ),
        JobPosting(title="Analyst", text="Come."),
    )
    assert found_person.addresses == ("12 Elm Street, Flat 2", "12 Elm Street")
    assert found_person.links == ("https://github.com/rpark",)
    assert "Leeds" in found_person.keep
    assert known_person(None, None) == NOBODY


def test_the_title_of_a_posting_names_no_person() -> None:
    person = known_person(profile(name="Jane Developer"), JobPosting(title="Web Developer", text="Come."))
    assert found("Jane, Senior Developer; Jane Developer", person) == [("name", "Jane"), ("name", "Jane Developer")]


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ({"name": "Anna Bjork, Team Lead at Zettle"}, "Anna Bjork"),
        ({"reference": "Dr. Sarah Chen, Director at Acme | s@example.com"}, "Dr. Sarah Chen"),
        ({"reference": "Available on request, as ever"}, None),
    ],
)
def test_referees_are_known_by_name(reference: dict[str, str], name: str | None) -> None:
    person = known_person(Profile.model_validate_json(json.dumps({"references": [reference]})), None)
    assert person.acquaintances == ((name,) if name else ())


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Ruby", "Park", "Ruby Park", "ruby@park.example", "rpark", "Ruby on Rails", "\\n", "é", ",", "90402"]
        )
    )
)
def test_findings_are_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    findings = find_personal(text, PERSON, tuple(PiiKind))
    assert all(one.end <= two.start for one, two in pairwise(findings))
    assert all(item.start < item.end <= len(text) for item in findings)
