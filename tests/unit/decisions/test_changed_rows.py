"""A changed golden set is told row by row; of sealed rows nothing but a count."""

from __future__ import annotations

from typing import Any

from vitaeval.decisions.changed_rows import NAMED, changed_rows
from vitaeval.schema.golden_rows import GoldenRows

FILE = "golden/generate_cv/core/examples.jsonl"


def rows(**more: Any) -> GoldenRows:
    empty: dict[str, Any] = {"rows": {}, "documents": {}, "used": {}, "sealed": {}}
    return GoldenRows(file=FILE, **{**empty, **more})


def test_added_removed_and_edited_rows_are_named_with_their_file() -> None:
    found = changed_rows(rows(rows={"a": "1", "b": "1", "c": "1"}), rows(rows={"b": "1", "c": "2", "d": "1"}))
    assert list(found) == [f"{FILE}: 1 added (d), 1 removed (a), 1 edited (c)"]


def test_an_edited_document_names_the_rows_that_use_it() -> None:
    used = {"golden/profiles/ada.json": ("a", "b")}
    before = rows(rows={"a": "1", "b": "1"}, documents={"golden/profiles/ada.json": "1"}, used=used)
    now = rows(rows={"a": "1", "b": "1"}, documents={"golden/profiles/ada.json": "2"}, used=used)
    assert list(changed_rows(before, now)) == ["golden/profiles/ada.json: edited (used by a, b)"]


def test_sealed_rows_are_counted_and_never_named() -> None:
    (told,) = changed_rows(rows(sealed={"x1": "1", "x2": "1"}), rows(sealed={"x1": "2", "x3": "1"}))
    assert told == f"{FILE}: 1 sealed added, 1 sealed removed, 1 sealed edited"


def test_a_change_of_no_row_is_told_as_such() -> None:
    assert "no row" in next(changed_rows(rows(rows={"a": "1"}), rows(rows={"a": "1"})))


def test_a_long_list_is_cut_and_counted() -> None:
    many = {f"e{n:03}": "1" for n in range(NAMED + 7)}
    assert "and 7 more" in next(changed_rows(rows(), rows(rows=many)))
