"""What a letter says of its reader and of its wishes is no claim; what it tells of its writer is one."""

from __future__ import annotations

import pytest

from vitaeval.claims.aiming import asides, is_letter, opens_with_aim, tells

NAME = "Kelp Robotics"


def named(text: str, *, in_letter: bool = True) -> bool:
    """Whether the name in `text` is said in passing."""
    at = text.index(NAME)
    return any(start <= at and at + len(NAME) <= end for start, end in asides(text, in_letter=in_letter))


@pytest.mark.parametrize(
    "text",
    [
        "I was thrilled to find your listing for a Route Planner at Kelp Robotics.",
        "Kelp Robotics has long stood for careful work.",
        "I noticed that Kelp Robotics recently opened a site in Hull.",
        "Joining Kelp Robotics would let me plan by sea.",
        "I am confident I could contribute as a Route Planner at Kelp Robotics.",
        "The Route Planner vacancy at Kelp Robotics looks made for my background.",
        "What Kelp Robotics does for small ports is work that matters.",
        "Since 2018 I have planned routes, and I would like to do so for Kelp Robotics.",
    ],
)
def test_what_is_said_of_the_reader_is_an_aside(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize(
    "text",
    [
        "I worked for Kelp Robotics.",
        "At Kelp Robotics I planned routes.",
        "I plan routes for Kelp Robotics.",
        "I looked after forty trucks for Kelp Robotics.",
        "My years at Kelp Robotics taught me patience.",
        "After six years at Kelp Robotics, a change would be welcome.",
        "She is a planner at Kelp Robotics.",
        "I want to move on because I have been with Kelp Robotics for ten years.",
        "I think that I was the first planner at Kelp Robotics.",
    ],
)
def test_what_is_told_of_the_writer_is_none(text: str) -> None:
    assert not named(text)


def test_outside_letters_only_what_is_addressed_to_somebody_is_an_aside() -> None:
    assert not named("Kelp Robotics has long stood for careful work.", in_letter=False)
    assert named("Kelp Robotics appeals to me.", in_letter=False)


def test_a_tool_may_be_told_of_in_any_way() -> None:
    text = "Kubernetes rounds out the toolbox, as Kelp Robotics does the coast."
    assert not any(start == 0 for start, _ in asides(text, in_letter=True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear Ms Hart,\n\nI plan routes.", True),
        ("I plan routes.\n\nKind regards\nAda", True),
        ("Hello Kelp team", True),
        ("# Ada Quill\n\nRegards customers as friends", False),
        ("Ada Quill\nPlanner", False),
    ],
)
def test_a_letter_greets_or_takes_leave(text: str, told: bool) -> None:
    assert is_letter(text) is told


@pytest.mark.parametrize(
    ("line", "is_aim"),
    [
        ("Seeking the Auditor role.", True),
        ("Currently looking for work in Leeds.", True),
        ("Applying for the position of Auditor.", True),
        ("Looking after 30 patients.", False),
        ("Applying statistics to sales.", False),
        ("Led 4 people.", False),
    ],
)
def test_a_line_may_open_with_what_is_looked_for(line: str, is_aim: bool) -> None:
    assert opens_with_aim(line) is is_aim


def test_a_place_to_study_for_a_degree_is_not_the_degree() -> None:
    assert not tells("Seeking the PhD Scholarship in Pharmaceutical Technology role.")
    assert tells("Seeking a role that fits my PhD in Chemistry.")
