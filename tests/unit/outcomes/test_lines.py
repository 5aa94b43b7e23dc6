import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.executions import execution

from vitaeval.errors import DataError
from vitaeval.outcomes.lines import executions, from_cells, latest, read_lines, understood
from vitaeval.schema.execution import Execution

FULL: dict[str, Any] = {
    "binding": "a" * 64,
    "stage": "generation",
    "share": 0.5,
    "experiment": "shorter",
    "arm": "b",
    "tenant": "t",
    "user_hash": "0" * 16,
    "input_hash": "1" * 64,
    "output_digest": "2" * 64,
    "provider": "openai",
    "model": "gpt-4o-2024-08-06",
    "request_id": "req-1",
    "tokens_in": 1000,
    "tokens_out": 200,
    "cost_usd": 0.0125,
    "latency_ms": 812.5,
    "signals": {"fabrication": 0.98, "quality.tone": 0.5},
    "rating": 8,
    "overridden": False,
    "events": {"interview": 1.0},
    "error": None,
}


def written(path: Path, *items: Execution) -> Path:
    path.write_text("".join(f"{item.model_dump_json()}\n" for item in items), encoding="utf-8")
    return path


def as_csv(path: Path, *items: Execution) -> Path:
    """The same records as a table with dotted columns."""
    rows = []
    for item in items:
        row = item.model_dump(mode="json")
        for name in ("signals", "events"):
            row |= {f"{name}.{key}": value for key, value in row.pop(name).items()}
        rows.append({key: value for key, value in row.items() if value is not None})
    heading = sorted({key for row in rows for key in row})
    text = io.StringIO()
    writer = csv.DictWriter(text, heading)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def test_lines_and_table_say_the_same(tmp_path: Path) -> None:
    items = execution(1, **FULL), execution(2, error="timeout"), execution(3, version="1.0.0", rating=10)
    assert tuple(executions(written(tmp_path / "log.jsonl", *items))) == items
    assert tuple(executions(as_csv(tmp_path / "log.csv", *items))) == items


def test_windows_files_and_blank_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + f"{execution(1).model_dump_json()}\r\n\r\n".encode())
    assert len(list(executions(path))) == 1
    table = as_csv(tmp_path / "log.csv", execution(1))
    table.write_text(table.read_text() + "\n\n", encoding="utf-8")
    assert len(list(executions(table))) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"rating": 11}, "rating"),
        ({"ratng": 5}, "ratng: unknown field; did you mean rating?"),
        ({"time": "2026-11-01T10:00:00"}, "timezone"),
        ({"user_hash": "jane.doe@example.org"}, "user_hash"),
        ({"cost_usd": -1}, "cost_usd"),
        ({"id": ""}, "id"),
    ],
)
def test_a_wrong_line_names_file_line_field_and_remedy(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    path = tmp_path / "log.jsonl"
    broken = json.dumps({**execution(2).model_dump(mode="json"), **change})
    path.write_text(f"{execution(1).model_dump_json()}\n{broken}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"log.jsonl:2: .*{told.split()[0].rstrip(':')}") as caught:
        list(executions(path))
    assert told in str(caught.value)


def test_what_is_no_record_is_said_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f'[1]\n{{"id": NaN}}\nnothing\n{execution(1).model_dump_json()}\n', encoding="utf-8")
    found = list(read_lines(path))
    assert [number for number, _ in found] == [1, 2, 3, 4]
    assert [isinstance(item, str) for _, item in found] == [True, True, True, False]


def test_a_row_with_cells_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("id,time,task,version\nq1,2026-11-01T00:00:00Z,t,1.0.0\nq2,2026-11-01T00:00:00Z,t\n")
    with pytest.raises(DataError, match=r"log.csv:3: 3 cells under 4 headings"):
        list(executions(path))


@pytest.mark.parametrize("name", ["log.parquet", "missing.jsonl", "latin.jsonl"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b"\xe4\n")
    with pytest.raises(DataError, match=name):
        list(executions(tmp_path / name))


def test_feedback_that_comes_later_replaces_the_line() -> None:
    first, other, rated = execution(1), execution(2), execution(1, rating=9)
    assert latest([other, first, rated]) == (rated, other)
    assert latest([first, first]) == (first,)


@given(st.text(max_size=60))
def test_no_line_is_a_crash(line: str) -> None:
    assert isinstance(understood(line), str | Execution)


@given(st.dictionaries(st.text(max_size=12), st.one_of(st.none(), st.text(max_size=8), st.integers(), st.booleans())))
def test_no_row_is_a_crash(row: dict[str, object]) -> None:
    assert isinstance(from_cells(row), str | Execution)
