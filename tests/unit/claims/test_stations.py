"""What a letter says of a post at a known employer, in several orders of the same facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims import narrated
from vitaeval.claims.passages import Part

BAD = ("unsupported", "contradicted")
FORMS = (
    "As {title} at {firm} ({dates}) I kept the scorecard.",
    "At {firm}, where my title was {title} ({dates}), I kept the scorecard.",
    "From my time as {title} with {firm} ({dates}): I kept the scorecard.",
    "Previously {title} with {firm} ({dates}).",
    "Held the post of {title} at {firm} ({dates}).",
)


@pytest.fixture
def wrong(judged: Callable[..., Any]) -> Callable[..., list[str]]:
    def judge(form: str, title: str, firm: str, dates: str) -> list[str]:
        text = form.format(title=title, firm=firm, dates=dates)
        return [words for _, words, verdict in judged(narrated.told, text, Part.SUMMARY) if verdict in BAD]

    return judge


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dates", ["01.2015 — 12.2019", "Jan 2015 to Dec 2019", "2015–2019"])
def test_a_true_post_is_left_alone(wrong: Callable[..., list[str]], form: str, dates: str) -> None:
    assert wrong(form, "Assistant Logistics Manager", "Ridgeline Depot", dates) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("title", "dates", "words"),
    [
        ("Logistics Manager", "2015–2019", "Logistics Manager"),
        ("Senior Assistant Logistics Manager", "2015–2019", "Senior Assistant Logistics Manager"),
        ("Site Reliability Engineer", "2015–2019", "Site Reliability Engineer"),
        ("Assistant Logistics Manager", "2014–2019", "2014"),
        ("Assistant Logistics Manager", "2016 – 2019", "2016"),
        ("Assistant Logistics Manager", "2015 – present", "present"),
    ],
)
def test_a_raised_title_and_shifted_dates_are_found(
    wrong: Callable[..., list[str]], form: str, title: str, dates: str, words: str
) -> None:
    assert wrong(form, title, "Ridgeline Depot", dates) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "At Ridgeline Depot I raised throughput from 2016 to 2018.",
        "Experienced Data Engineer at Northgate Freight.",
        "As an engineer at Northgate Freight, I rewrote jobs.",
    ],
)
def test_times_within_a_role_and_plain_words_for_it_claim_no_more(judged: Callable[..., Any], text: str) -> None:
    assert [words for _, words, verdict in judged(narrated.told, text, Part.SUMMARY) if verdict in BAD] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I am now Assistant Logistics Manager at Ridgeline Depot.", ["now"]),
        ("In my current role at Ridgeline Depot I kept the scorecard.", ["my current role"]),
        ("I am currently a Data Engineer at Northgate Freight.", []),
        ("I now use at home what I learned at Ridgeline Depot.", []),
        ("Ridgeline Depot hired me as Logistics Manager.", ["Logistics Manager"]),
    ],
)
def test_work_that_has_ended_does_not_go_on(judged: Callable[..., Any], text: str, words: list[str]) -> None:
    assert [said for _, said, verdict in judged(narrated.told, text, Part.SUMMARY) if verdict in BAD] == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I am a data engineer in Texas and have worked at Ridgeline Depot since 2015.", []),
        ("Ann Cole, my manager at Ridgeline Depot, vouches for me.", []),
        ("I joined Ridgeline Depot in 2015 as an assistant logistics manager.", []),
        ("I joined Ridgeline Depot in 2015 as a logistics director.", ["logistics director"]),
        ("I joined Ridgeline Depot, straight from school, as a logistics director.", ["logistics director"]),
    ],
)
def test_a_title_is_the_writers_own_at_that_employer(judged: Callable[..., Any], text: str, said: list[str]) -> None:
    found = judged(narrated.told, text, Part.SUMMARY)
    assert [words for kind, words, verdict in found if kind == "title" and verdict in BAD] == said


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Data engineer at Northgate Freight since March 2020.", []),
        ("Data engineer at Northgate Freight since 2020.", []),
        ("Data engineer at Northgate Freight since March 2021.", ["March 2021"]),
        ("I am at Northgate Freight, where I have worked since 2022.", ["2022"]),
    ],
)
def test_since_when_is_since_a_role_began(judged: Callable[..., Any], text: str, wrong: list[str]) -> None:
    found = judged(narrated.told, text, Part.SUMMARY)
    assert [words for kind, words, verdict in found if kind == "date" and verdict in BAD] == wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At Ridgeline Depot I forecast demand for 1900 parts.", []),
        ("At Ridgeline Depot I kept the scorecard in 1999.", ["1999"]),
        ("As Logistics Manager at Ridgeline Depot I kept the scorecard.", ["Logistics Manager"]),
    ],
)
def test_what_counts_parts_is_no_year(judged: Callable[..., Any], text: str, words: list[str]) -> None:
    assert [said for _, said, verdict in judged(narrated.told, text, Part.SUMMARY) if verdict in BAD] == words
