from __future__ import annotations

import pytest

from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.target import addressees, targets
from vitaeval.schema.documents.job import JobPosting


@pytest.mark.parametrize(("part", "count"), [(Part.SUMMARY, 2), (Part.HEADLINE, 2), (Part.BULLET, 0)])
def test_company_and_role_of_the_posting_are_named(part: Part, count: int, job: JobPosting) -> None:
    text = "For the senior analytics engineer post at Kelp Robotics"
    assert len(targets(Passage(None, 0, text, part), job)) == count


def test_without_a_posting_there_is_no_target() -> None:
    assert targets(Passage(None, 0, "Kelp Robotics", Part.SUMMARY), None) == ()


LETTER = """Dear team at Kelp Robotics,

I am applying for the planner position at Kelp Robotics. In my current role as planner at Globex I plan routes."""


def test_who_is_hiring_is_a_reader() -> None:
    assert addressees("I saw that Kelp Robotics is now hiring planners.") == {"Kelp Robotics"}


@pytest.mark.parametrize("greeting", ["Hi Kelp.io team!", "Dear Kelp.io team,"])
def test_a_greeting_may_hold_a_link(greeting: str) -> None:
    assert targets(Passage(None, 0, greeting, Part.SUMMARY), None) == ((0, len(greeting)),)


def test_a_letter_names_its_readers_and_not_the_writers_employer() -> None:
    assert addressees(LETTER) == {"Kelp Robotics"}


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Kelp Robotics' mission appeals to me.", 1),
        ("Kelp's plans interest me.", 1),
        ("I worked at Kelp Robotics.", 0),
        ("Robotics interests me.", 0),
    ],
)
def test_the_readers_name_is_no_claim_unless_something_past_is_told(sentence: str, count: int) -> None:
    assert len(targets(Passage(None, 0, sentence, Part.SUMMARY), None, {"Kelp Robotics"})) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Your group, with 1,200 people in three countries, is where I want to work.", 2),
        ("The role covers 1,200 staff in three countries.", 2),
        ("Your group of 900 people appeals to me.", 0),
        ("Your group will gain from my record of leading 1,200 staff.", 0),
        ("I led 1,200 people in three countries.", 0),
    ],
)
def test_figures_of_the_posting_are_the_readers_where_the_reader_is_spoken_of(sentence: str, count: int) -> None:
    job = JobPosting(title=None, text="Our group has 1,200 staff in three countries.")
    found = targets(Passage(None, 0, sentence, Part.SUMMARY), job)
    assert sum(sentence[slice(*span)].split()[0] in ("1,200", "three") for span in found) == count
