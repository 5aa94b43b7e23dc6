from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims import leadins
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.job import JobPosting

LINES = ["Negotiated detention fees with two carriers", "Booked 70 containers a week"]


@pytest.mark.parametrize(
    "bullet",
    [
        "Carrier Negotiation: Negotiated detention fees with two carriers",
        "Freight Management: Booked 70 containers a week",
        "Operational Excellence & Accountability: Booked 70 containers a week",
        "Carrier Negotiation: negotiated detention fees with two carriers",
    ],
)
def test_the_label_of_a_bullet_claims_nothing(flagged: Callable[..., Any], bullet: str) -> None:
    assert [each for each in flagged(LINES, bullet) if each[2] != "minor"] == []


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Kubernetes: Booked 70 containers a week", "Kubernetes"),
        ("Carrier Negotiation: Negotiated detention fees with nine carriers", "nine"),
        ("Clients of Kelp: booked 70 containers a week", "Kelp"),
        ("Saved 2 million: booked 70 containers a week", "2 million"),
        ("Won the Queen's Award: booked 70 containers a week", "Queen's Award"),
        ("Single-handedly: booked 70 containers a week", "Single-handedly"),
    ],
)
def test_a_tool_in_a_label_and_all_that_follows_it_count(flagged: Callable[..., Any], bullet: str, words: str) -> None:
    assert [(said, severity) for _, said, severity in flagged(LINES, bullet)] == [(words, "major")]


def test_only_a_bullet_has_a_label() -> None:
    text = "Carrier Negotiation: Negotiated detention fees"
    ends = [leadins.end_of(Passage("/x", 0, text, part)) for part in (Part.BULLET, Part.SUMMARY)]
    assert ends == [len("Carrier Negotiation"), 0]


@pytest.mark.parametrize("label", ["Machine Learning", "Financial Modelling", "Clinical Trials & Booking"])
def test_a_known_skill_that_is_all_of_a_label_counts(flagged: Callable[..., Any], label: str) -> None:
    found = flagged(LINES, f"{label}: Booked 70 containers a week")
    assert [(kind, said, severity) for kind, said, severity in found if severity == "major"] == [
        ("skill", label.split(" & ")[0], "major")
    ]


@pytest.mark.parametrize(("asked", "count"), [("machine learning", 1), ("container bookings", 0)])
def test_beside_a_posting_a_label_claims_what_that_may_ask_for(
    flagged: Callable[..., Any], asked: str, count: int
) -> None:
    job = JobPosting(title="Planner", text=f"We look for {asked}.", company=None, location=None)
    found = flagged(LINES, "Machine Learning: Booked 70 containers a week", job=job)
    assert len([each for each in found if each[2] == "major"]) == count
