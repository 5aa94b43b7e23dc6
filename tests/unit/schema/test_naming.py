from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.naming import did_you_mean


def test_a_near_match_comes_first() -> None:
    assert did_you_mean("basline", ["reference", "baseline"]) == "did you mean baseline?"


def test_what_is_much_farther_than_the_nearest_is_not_told() -> None:
    assert did_you_mean("generate_cvs", ["prefer_cv", "generate_cv", "judge_cv"]) == "did you mean generate_cv?"


def test_names_about_as_near_are_all_told() -> None:
    assert did_you_mean("run", ["ruin", "rust", "runs"]) == "did you mean ruin or runs?"


def test_without_a_near_match_all_names_are_listed_when_few() -> None:
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"


def test_a_long_list_is_cut_and_says_so() -> None:
    assert did_you_mean("zzz", [f"name{n:02}" for n in range(20)]).endswith("name11, …")


def test_an_empty_shelf_says_so() -> None:
    assert did_you_mean("x", []) == "there is none yet"


@given(st.text(), st.sets(st.text(min_size=1), max_size=8))
def test_the_order_of_the_known_names_does_not_count(name: str, known: set[str]) -> None:
    assert did_you_mean(name, sorted(known)) == did_you_mean(name, sorted(known, reverse=True))
