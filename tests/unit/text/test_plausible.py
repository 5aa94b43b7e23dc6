from __future__ import annotations

import pytest

from vitaeval.text.mentions import find
from vitaeval.text.plausible import in_context


def named(text: str) -> list[str]:
    return [mention.canonical for mention in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Own our go to market strategy and go live on Monday",
        "React quickly and excel at service",
        "You excel in a fast-paced office",
        "The rest of the team had access to spring water",
        "Swift response to every express request",
        "Vitamin C and a C-level sponsor",
        "A sound basis for R&D",
        "We need fresh venture money (VC)",
    ],
)
def test_ordinary_words_are_no_skills(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Services written in Go and Rust", ["Go", "Rust"]),
        ("Languages: R, C, C++, C#, .NET", ["R", "C", "C++", "C#", ".NET"]),
        ("Swift developer", ["Swift"]),
        ("Advanced Excel macros", ["Microsoft Excel"]),
        ("Proficient in Excel and Word", ["Microsoft Excel", "Microsoft Word"]),
        ("React Angular Vue", ["React", "Angular", "Vue.js"]),
        ("React Native, not just React", ["React Native"]),
        ("Qt widgets and Node.js", ["Qt", "Node.js"]),
        ("HTML5/CSS3, ES6", ["HTML", "CSS", "JavaScript"]),
        ("Microservices behind REST APIs", ["Microservices", "REST"]),
        ("ACLS and BLS certified", ["ACLS", "BLS"]),
        ("HPLC, ELISA and titrations under GMP", ["HPLC", "ELISA", "Titration", "GMP"]),
    ],
)
def test_skills_are_found_where_they_are_meant(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_word_alone_on_its_line_is_an_item_and_in_prose_it_is_not() -> None:
    assert in_context("Skills\nGo\nand more", (7, 9), (), ())
    assert not in_context("Go and see", (0, 2), (), ())
