"""A name is known in the forms in which people write it."""

from __future__ import annotations

import pytest

from vitaeval.text.fold import fold
from vitaeval.text.names import name_parts, name_pattern


def found(name: str, text: str, *ordinary: str, alone: bool = True) -> list[str]:
    pattern = name_pattern(name, frozenset(ordinary), alone)
    return [] if pattern is None else [match[0] for match in pattern.finditer(fold(text).text)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr. Lena Vasquez", ("lena", "vasquez")),
        ("Ana Maria de Souza", ("ana", "maria", "souza")),
        ("John Q. Smith-Jones, Jr.", ("john", "smith-jones", "smith", "jones")),
        ("Souza, Ana", ("ana", "souza")),
        ("Cher", ("cher",)),
        ("王伟", ("王伟",)),
        ("", ()),
        ("???", ()),
    ],
)
def test_parts_are_what_can_stand_alone(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    "form",
    [
        "Ana Souza",
        "Ana Maria Souza",
        "Ana M. de Souza",
        "souza, ana",
        "A. Souza",
        "A. M. Souza",
        "AnaSouza",
        "ana_souza",
        "Souza A.",
    ],
)
def test_a_form_is_found_as_one(form: str) -> None:
    assert found("Ana Maria de Souza", f"by {form} (2020)") == [fold(form).text]


@pytest.mark.parametrize("text", ["analysis", "banana", "Anastasia", "souzaphone", "an", "a souz", "2ana"])
def test_never_inside_another_word(text: str) -> None:
    assert found("Ana Maria de Souza", text) == []


def test_an_ordinary_word_counts_only_within_a_fuller_form() -> None:
    assert found("Will Mark", "Will we mark it? Will Mark, Mark Will, W. Mark", "will", "mark") == [
        "will mark",
        "mark will",
        "w. mark",
    ]


def test_another_person_is_known_by_the_full_name_only() -> None:
    assert found("John Smith", "John saw Smith, then John Smith", alone=False) == ["john smith"]
    assert found("Cher", "Cher sang", alone=False) == []


def test_scripts_without_spaces_have_no_word_edges() -> None:
    assert found("王伟", "我是王伟。") == ["王伟"]
