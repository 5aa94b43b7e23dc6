"""The lines of a file with answers, whatever its kind; what is wrong with one is said in its place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vitaeval.errors import DataError

KINDS = (".jsonl", ".ndjson", ".csv", ".json")

Line = tuple[int, Mapping[str, Any] | str]
"""A line's number with its fields, or with what is wrong with it. Rows of a JSON table are counted from 1."""


def read_lines(path: Path) -> Iterator[Line]:
    """Lines of `path` in UTF-8: JSON Lines, CSV with a heading, or a table as MLflow logs it (`.json`).

    An empty CSV cell is a missing value. Raises DataError when the file cannot be read at all.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise DataError(f"{path}: an answer file ends in {' or '.join(KINDS)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DataError(f"{path}: cannot read: {reason or error}") from None
    return {".csv": _cells, ".json": _table}.get(kind, _objects)(text)


def number(value: object) -> object:
    """A number that a table wrote as text, and `1.0` as 1, as tables with gaps write it; what is none stays."""
    if isinstance(value, str):
        try:
            value = json.loads(value, parse_constant=_refuse)
        except ValueError:
            return value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _objects(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            yield number, f"not JSON: {error}"
        else:
            yield number, found if isinstance(found, dict) else "not a JSON object"


def _cells(text: str) -> Iterator[Line]:
    """Rows of a CSV file; the line is the one on which the row begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    heading: list[str] | None = None
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield begins, f"not CSV: {error}"
            return
        if not any(cell.strip() for cell in cells):
            continue
        if heading is None:
            heading = [cell.strip() for cell in cells]
        elif len(cells) != len(heading):
            yield begins, f"{len(cells)} cells under {len(heading)} headings"
        else:
            yield begins, {name: cell if cell.strip() else None for name, cell in zip(heading, cells, strict=True)}


def _table(text: str) -> Iterator[Line]:
    """Rows of `{"columns": [...], "data": [[...], ...]}`."""
    try:
        found = json.loads(text, parse_constant=_refuse)
        columns, rows = found["columns"], found["data"]
    except (ValueError, RecursionError, KeyError, TypeError):
        yield 1, 'not a table: one looks like {"columns": ["example", "output"], "data": [[…, …]]}'
        return
    for number, row in enumerate(rows, start=1):
        if isinstance(row, list) and len(row) == len(columns):
            yield number, dict(zip(map(str, columns), row, strict=True))
        else:
            yield number, f"not {len(columns)} values"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")
