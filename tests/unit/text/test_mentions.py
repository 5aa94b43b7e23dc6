from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vitaeval.text.mentions import canonical, find, find_also, implied


def named(text: str, *, broad: bool = False) -> list[str]:
    return [mention.canonical for mention in find(text, broad=broad)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("reactjs", "React"),
        ("React.js 18", "React"),
        ("python 3.11", "Python"),
        ("Java 8+", "Java"),
        ("HTML5", "HTML"),
        ("Amazon Web Services (AWS)", "AWS"),
        ("k8s", "Kubernetes"),
        ("golang", "Go"),
        ("go", "Go"),
        ("MS Excel", "Microsoft Excel"),
        ("c plus plus", "C++"),
        ("Advanced Cardiac Life Support", "ACLS"),
        ("REST APIs", "REST"),
        ("CompTIA Security+", "CompTIA Security+"),
        ("Security+", "CompTIA Security+"),
    ],
)
def test_every_usual_name_leads_to_one_display_form(name: str, expected: str) -> None:
    assert canonical(name) == expected


def test_an_unknown_name_is_only_normalised() -> None:
    assert canonical("  Bingo   Calling ") == canonical("bingo calling") == "bingo calling"


@given(st.text(max_size=40))
@example("Js")
def test_a_canonical_name_is_its_own(name: str) -> None:
    assert canonical(canonical(name)) == canonical(name)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Java", "JavaScript"), ("C", "C++"), ("C", "C#"), ("React", "React Native"), ("Angular", "AngularJS"),
     ("Spark", "Spark Streaming"), ("SQL", "NoSQL"), ("CPR", "CPRS"), ("Go", "R")],
)  # fmt: skip
def test_neighbours_in_spelling_stay_apart(left: str, right: str) -> None:
    assert canonical(left) != canonical(right)


def test_fields_are_left_to_those_who_ask_for_them() -> None:
    text = "Procurement of SAP licences, fluent German"
    assert named(text) == ["SAP"]
    assert named(text, broad=True) == ["Procurement", "SAP", "German"]


def test_nothing_is_read_out_of_addresses() -> None:
    assert named("https://github.com/ana | python@java.example.org | www.linkedin.com/in/ana") == []


@given(st.lists(st.sampled_from(["Python", "go", "C++", "React", "Native", ".", ", ", " and ", "\n", "Excel"])))
def test_mentions_stand_in_order_without_overlap_where_they_say(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find(text, broad=True)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_names_that_only_a_list_has_are_found_where_the_text_spells_them_out() -> None:
    text = "Bar work, cocktail mixing and Python"
    assert [each.canonical for each in find_also(text, ["cocktail mixing"])] == ["cocktail mixing", "Python"]


def test_a_longer_name_stands_for_those_inside_it() -> None:
    assert implied("Spring Boot") == ("Spring",)
    assert implied("Python") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [("modern C++17 code", "C++"), ("C++11/14/17", "C++"), ("C#12 services", "C#"), ("Java 17 services", "Java")],
)
def test_a_version_behind_a_protected_name_leaves_it_the_name(text: str, named: str) -> None:
    assert [mention.canonical for mention in find(text)] == [named]
