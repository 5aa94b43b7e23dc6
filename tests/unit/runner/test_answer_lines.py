from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import DataError
from vitaeval.runner.answer_lines import number, read_lines


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", '{"a": 1, "b": null}\n\n[1]\n'),
        ("a.csv", "a,b\n1,\n1\n"),
        ("a.json", '{"columns": ["a", "b"], "data": [[1, null], [1]]}'),
    ],
)
def test_every_kind_gives_fields_or_says_what_is_wrong(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    good, bad = [found for _, found in read_lines(tmp_path / name)]
    assert isinstance(good, dict)
    assert {key: number(value) for key, value in good.items()} == {"a": 1, "b": None}
    assert isinstance(bad, str)


def test_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"ends in \.jsonl"):
        read_lines(tmp_path / "a.xlsx")


@pytest.mark.parametrize(("value", "meant"), [("1.0", 1), (2.0, 2), ("0.5", 0.5), ("NaN", "NaN"), ("x", "x")])
def test_numbers_of_tables_are_read_as_they_are_meant(value: object, meant: object) -> None:
    assert number(value) == meant
