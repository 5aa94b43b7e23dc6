from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.line import example, golden

from vitaeval.errors import DataError
from vitaeval.golden.select import select
from vitaeval.schema.config import Suite

NAMES = [f"e{number}" for number in range(30)]
SET = golden(*(example(name, tags=("odd" if int(name[1:]) % 2 else "even",)) for name in NAMES))


def ids(**more: object) -> list[str]:
    return [item.id for item in select(SET, Suite.model_validate({"name": "s", **more}))]


def test_without_a_number_all_are_run_in_file_order() -> None:
    assert ids() == NAMES


@given(st.integers(1, 30), st.integers(1, 30))
def test_a_smaller_share_lies_inside_a_larger_one(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert set(ids(examples=small)) <= set(ids(examples=large))
    assert len(ids(examples=small)) == small


def test_a_share_keeps_the_files_order_and_is_no_mere_beginning() -> None:
    chosen = ids(examples=10)
    assert chosen == [name for name in NAMES if name in chosen]
    assert chosen != NAMES[:10]


@given(st.permutations(NAMES))
def test_the_place_in_the_file_does_not_decide_who_is_drawn(names: list[str]) -> None:
    moved = golden(*(example(name) for name in names))
    assert {item.id for item in select(moved, Suite(name="s", examples=7))} == set(ids(examples=7))


def test_more_than_there_are_is_all() -> None:
    assert ids(examples=99) == NAMES


def test_tags_are_alternatives() -> None:
    assert ids(tags=("odd",)) == NAMES[1::2]
    assert ids(tags=("odd", "even")) == NAMES


def test_an_unknown_tag_gets_near_matches() -> None:
    with pytest.raises(DataError, match=r"has the tag 'evn': did you mean even\?"):
        ids(tags=("odd", "evn"))


def test_sealed_examples_are_left_to_the_gate() -> None:
    found = select(golden(example("a"), example("b", sealed=True)), Suite(name="s"))
    assert [item.id for item in found] == ["a"]


def test_a_set_of_sealed_examples_leaves_nothing_and_says_so() -> None:
    with pytest.raises(DataError, match="leaves no example"):
        select(golden(example("b", sealed=True)), Suite(name="s"))
