"""What differs between two texts is shown whole; what is equal is counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.report.difference import changes, rows, words

LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


@given(LINES, LINES)
def test_both_texts_can_be_told_from_the_rows_and_the_counts(old: list[str], new: list[str]) -> None:
    found = list(rows(old, new))
    shown = [row.old for row in found if row.old is not None]
    skipped = sum(row.skipped for row in found)
    left_out = len(old) - len(shown) - skipped
    assert left_out >= 0
    assert [row.new for row in found if not row.is_same and row.new is not None] == [
        line.removeprefix("+ ") for line in changes(old, new) if line.startswith("+")
    ]


@given(LINES)
def test_equal_texts_have_no_rows_and_no_changes(lines: list[str]) -> None:
    assert not list(rows(lines, lines))
    assert not list(changes(lines, lines))


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_pieces_of_a_line_make_the_line(old: str, new: str) -> None:
    left, right = words(old, new)
    assert ("".join(text for text, _ in left), "".join(text for text, _ in right)) == (old, new)


def test_only_the_words_that_differ_are_marked() -> None:
    left, right = words("for 5 years", "for 8 years")
    assert [text for text, lacks in left if lacks] == ["5"]
    assert [text for text, lacks in right if lacks] == ["8"]


def test_one_equal_line_stands_around_a_change() -> None:
    old, new = ["1", "2", "3", "4", "5", "6"], ["1", "2", "3", "x", "5", "6"]
    found = list(rows(old, new))
    assert [(row.old, row.new) for row in found] == [("3", "3"), ("4", "x"), ("5", "5")]
    assert found[0].skipped == 2


def test_changes_leave_indents_and_bullets_out() -> None:
    assert list(changes(["a", "  - text: 1"], ["a", "  - text: 2"])) == ["- text: 1", "+ text: 2"]
