from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Teaching assistant for introductory optics, four semesters",
    "Power user during the 2018 payroll rollout",
    "Deputy head of the optics group since 2022",
    "Shift lead for five carers",
    "Built the download manager of the map application",
    "Stand in for the organist during leave",
    "Supported the ward manager",
]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Four semesters as instructor in introductory optics", "instructor"),
        ("Project manager during the 2018 payroll rollout", "project manager"),
        ("Head of the optics group since 2022", "head"),
        ("Work on the payroll rollout in 2018; project director for the users", "project director"),
        ("Serve as principal organist during leave", "principal organist"),
        ("Ward manager on the late shift", "ward manager"),
    ],
)
def test_a_post_that_neither_the_entry_nor_a_title_tells_of_is_an_invention(
    flagged: Callable[..., Any], bullet: str, words: str
) -> None:
    found = [(kind, text.casefold(), severity) for kind, text, severity in flagged(LINES, bullet)]
    assert ("title", words, "critical") in found


@pytest.mark.parametrize(
    ("line", "bullet", "words"),
    [
        ("Worked under the site manager on a new wing", "Site manager on a new wing", "Site manager"),
        ("Lab tutor for digital electronics", "Lecturer for digital electronics", "Lecturer"),
        ("Member of the curriculum committee", "Department chair for the curriculum", "Department chair"),
    ],
)
def test_the_post_of_somebody_else_is_not_the_person_s(
    flagged: Callable[..., Any], line: str, bullet: str, words: str
) -> None:
    assert flagged([line], bullet) == [("title", words, "critical")]


@pytest.mark.parametrize(
    "bullet",
    [
        "Four semesters as teaching assistant in introductory optics",
        "Power user during the 2018 payroll rollout",
        "Deputy head of the optics group since 2022",
        "Leader of a shift of five carers",
        "Download manager for the map application",
        "Never worked as instructor",
        "Partner with the carers on the rota",
    ],
)
def test_a_post_of_the_entry_in_other_words_is_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[0] == "title"] == []
