"""Execution records in files: JSON Lines, or CSV with a heading."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.golden.documents import first_problem
from vitaeval.schema.execution import Execution
from vitaeval.schema.naming import did_you_mean

MAPPINGS = ("signals", "events")
"""Fields that are one column for each key in a table: `signals.fabrication`."""

Line = tuple[int, Execution | str]
"""A line's number from 1 with its record, or with what is wrong with it."""


def executions(path: Path) -> Iterator[Execution]:
    """The records in the file `path` in its order, read as they are asked for.

    Raises DataError that names file, line, field and value at the first line that is none.
    """
    for number, found in read_lines(path):
        if isinstance(found, str):
            raise DataError(f"{path}:{number}: {found}")
        yield found


def read_lines(path: Path) -> Iterator[Line]:
    """The same, but what is wrong with a line is said in its place."""
    reader = KINDS.get(path.suffix.lower())
    if reader is None:
        raise DataError(f"{path}: a file of execution records ends in {' or '.join(KINDS)}")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from reader(file)
    except OSError as error:
        raise DataError(f"{path}: cannot read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise DataError(f"{path}: not UTF-8") from None


def latest(items: Iterable[Execution]) -> tuple[Execution, ...]:
    """One record for each id, the last one that came, in order of time (equal times by id)."""
    found = {item.id: item for item in items}
    return tuple(sorted(found.values(), key=lambda item: (item.time, item.id)))


def understood(text: str | bytes) -> Execution | str:
    """One line of JSON as a record, or what is wrong with it."""
    try:
        return Execution.model_validate_json(text)
    except ValidationError as error:
        return _complaint(error)


def from_cells(cells: Mapping[str, object]) -> Execution | str:
    """One row of a table as a record, or what is wrong with it; null and empty cells are not known.

    Numbers may be text. Columns of `signals` and `events` are dotted.
    """
    values: dict[str, object] = {}
    for name, cell in cells.items():
        field, dot, key = name.partition(".")
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        if dot and field in MAPPINGS:
            values[field] = {**_mapping(values.get(field)), key: cell}
        else:
            values[name] = cell
    try:
        return Execution.model_validate_json(json.dumps(values, default=str), strict=False)
    except ValidationError as error:
        return _complaint(error)


def _mapping(found: object) -> Mapping[str, object]:
    return found if isinstance(found, dict) else {}


def _complaint(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    if problem["type"] == "extra_forbidden":
        name = str(problem["loc"][-1])
        return f"{name}: unknown field; {did_you_mean(name, Execution.model_fields)}"
    return first_problem(error)


def _objects(file: IO[str]) -> Iterator[Line]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield number, understood(line)


def _rows(file: IO[str]) -> Iterator[Line]:
    reader = csv.reader(file, strict=True)
    begins = 1
    try:
        heading = [cell.strip() for cell in next(reader, ())]
        begins = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells) and len(cells) != len(heading):
                yield begins, f"{len(cells)} cells under {len(heading)} headings"
            elif any(cell.strip() for cell in cells):
                yield begins, from_cells(dict(zip(heading, cells, strict=True)))
            begins = reader.line_num + 1
    except csv.Error as error:
        yield begins, f"not CSV: {error}"


KINDS: Mapping[str, Callable[[IO[str]], Iterator[Line]]] = {".jsonl": _objects, ".ndjson": _objects, ".csv": _rows}
