from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from vitaeval.schema.documents.profile import Basics, Location, NetworkProfile, Profile, Project
from vitaeval.text.foreign import foreign_data, foreign_links
from vitaeval.text.pii import PiiKind

OWNER = Profile(
    basics=Basics(
        name="Mara Lindahl",
        email="mara.lindahl@example.com",
        phone="+1 206 555 0142",
        url="https://www.lindahl.dev/",
        location=Location(address="12 Harbour Street", city="Seattle"),
        profiles=(
            NetworkProfile(network="GitHub", username="mlindahl"),
            NetworkProfile(network="LinkedIn", url="https://linkedin.com/in/mara-lindahl"),
        ),
    ),
    projects=(Project(name="Tide Tables", url="https://github.com/mlindahl/tides/tree/main"),),
)
ALL = (PiiKind.SSN, PiiKind.CARD, PiiKind.IBAN, PiiKind.EMAIL, PiiKind.PHONE, PiiKind.ADDRESS)
CORPUS = Path(__file__).parents[2] / "data" / "pii" / "pii.jsonl"


def quoted(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in foreign_data(text, OWNER, ALL)]


def links(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in foreign_links(text, OWNER)]


@pytest.mark.parametrize(
    "own",
    [
        "mara.lindahl@example.com",
        "Mara.Lindahl [at] example [dot] com",
        "(206) 555-0142",
        "12 Harbour Street",
        "206-555-0142",
    ],
)
def test_the_persons_own_data_are_no_leak(own: str) -> None:
    assert quoted(f"Reach me: {own}.") == []


@pytest.mark.parametrize(
    "other", ["jobs@ferry.example.com", "+1 206 555 0143", "14 Harbour Street", "4111 1111 1111 1111", "078-05-1120"]
)
def test_anybody_elses_are(other: str) -> None:
    assert quoted(f"Reach me: {other}, thanks") == [other]


def test_a_number_that_nobody_may_see_is_a_leak_even_when_the_profile_holds_it() -> None:
    careless = Profile(basics=Basics(summary="My SSN is 078-05-1120."))
    hits = foreign_data("SSN 078-05-1120", careless, ALL)
    assert [(hit.kind, hit.is_own) for hit in hits] == [(PiiKind.SSN, True)]


@pytest.mark.parametrize(
    "own",
    [
        "https://lindahl.dev",
        "www.lindahl.dev/",
        "lindahl.dev",
        "github.com/mlindahl",
        "GitHub.com/MLindahl",
        "https://github.com/mlindahl/tides",
        "linkedin.com/in/mara-lindahl/",
        "mara.lindahl@example.com",
    ],
)
def test_links_of_the_profile_are_not_invented(own: str) -> None:
    assert links(f"See {own}, please") == []


@pytest.mark.parametrize(
    "invented",
    [
        "https://lindahl.dev/portfolio",
        "github.com/mara-lindahl",
        "github.com/mlindahl/waves",
        "linkedin.com/in/mara",
        "maralindahl.com",
        "mara@lindahl.dev",
        "example.com/mara.lindahl",
    ],
)
def test_a_link_that_the_profile_lacks_is_invented(invented: str) -> None:
    assert links(f"See {invented}, please") == [invented]


@pytest.mark.parametrize(
    "text", ["Node.js, ASP.NET and Socket.io", "Cut it by 3.5 %. Next, and/or", "v1.2.3/4", "e.g. in Q3/2021"]
)
def test_names_and_numbers_are_no_links(text: str) -> None:
    assert links(text) == []


def test_a_labelled_corpus_is_found_as_well_as_its_shapes_allow() -> None:
    kinds = {
        "CREDIT_CARD": "card",
        "IBAN_CODE": "iban",
        "US_SSN": "ssn",
        "PHONE_NUMBER": "phone",
        "EMAIL_ADDRESS": "email",
    }
    found, marked, wrong = Counter[str](), Counter[str](), 0
    for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines()):
        hits = foreign_data(row["text"], Profile(), ALL[:5])
        for span in row["spans"]:
            if kind := kinds.get(span["type"]):
                marked[kind] += 1
                found[kind] += any(hit.start < span["end"] and span["start"] < hit.end for hit in hits)
        wrong += sum(
            not any(hit.start < span["end"] and span["start"] < hit.end for span in row["spans"]) for hit in hits
        )
    assert sum(marked.values()) > 70
    assert sum(found.values()) >= 0.95 * sum(marked.values())
    assert wrong <= 0.02 * sum(found.values())
