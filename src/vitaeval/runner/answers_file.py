"""Answers that were produced elsewhere, from a JSONL or CSV file; every problem with file and line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from vitaeval.errors import DataError
from vitaeval.schema.base import Noun
from vitaeval.schema.fingerprint import canonical_json

KINDS = (".jsonl", ".ndjson", ".csv")
NUMBERS = ("trial", "latency_ms", "cost_usd", "prompt_tokens", "completion_tokens")

Line = tuple[int, Mapping[str, Any] | str]
"""A line's number with its fields, or with what is wrong with it."""


class AnswerRow(Noun):
    """One line of an answer file.

    `output` is the text that the model wrote, or the JSON object itself; null when no answer came. What
    the file does not say is unknown, never zero. Both token counts are given, or none.
    """

    example: str = Field(min_length=1)
    output: str | dict[str, Any] | None
    trial: int = Field(default=0, ge=0)
    model: str | None = Field(default=None, min_length=1)
    latency_ms: float | None = Field(default=None, gt=0)
    cost_usd: float | None = Field(default=None, ge=0)
    prompt_tokens: int | None = Field(default=None, ge=0)
    completion_tokens: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _both_counts(self) -> AnswerRow:
        if (self.prompt_tokens is None) != (self.completion_tokens is None):
            raise ValueError("prompt_tokens and completion_tokens go together")
        return self

    @property
    def text(self) -> str | None:
        """The answer as text; None when there is none."""
        return canonical_json(self.output) if isinstance(self.output, dict) else self.output


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an answer file holds: rows with their places (`file:line`), what is wrong, and unused columns."""

    path: Path
    rows: tuple[tuple[str, AnswerRow], ...]
    problems: tuple[str, ...]
    unused: tuple[str, ...]


def read_answers(path: Path) -> Sheet:
    """Read `path`: one JSON object a line (`.jsonl`, `.ndjson`) or a table with a heading (`.csv`), in UTF-8.

    Fields: example, output, and where known trial, model, latency_ms, cost_usd, prompt_tokens,
    completion_tokens. An empty CSV cell is a missing value. Other fields are left unused and named. Raises
    DataError when the file cannot be read at all.
    """
    if path.suffix.lower() not in KINDS:
        raise DataError(f"{path}: an answer file ends in {' or '.join(KINDS)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise DataError(f"{path}: cannot read: {reason or error}") from None
    lines = _table(text) if path.suffix.lower() == ".csv" else _objects(text)
    return _sheet(path, lines)


def _sheet(path: Path, lines: Iterable[Line]) -> Sheet:
    rows: list[tuple[str, AnswerRow]] = []
    problems: list[str] = []
    unused: dict[str, None] = {}
    for number, found in lines:
        where = f"{path}:{number}"
        if isinstance(found, str):
            problems.append(f"{where}: {found}")
            continue
        unused |= dict.fromkeys(name for name in found if name not in AnswerRow.model_fields)
        try:
            rows.append((where, _row(found)))
        except ValidationError as error:
            found_wrong = (_problem(item, found) for item in error.errors(include_url=False))
            problems.extend(f"{where}: {problem}" for problem in dict.fromkeys(found_wrong))
    if not rows and not problems:
        problems.append(f"{path}: holds no answers")
    return Sheet(path, tuple(rows), tuple(problems), tuple(unused))


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


def _table(text: str) -> Iterator[Line]:
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
            yield begins, {name: _value(name, cell) for name, cell in zip(heading, cells, strict=True)}


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")


def _value(name: str, cell: str) -> object:
    """A cell in the type that its column wants (`1.0` is how tables with gaps write 1); what is no number
    stays text and is named as a problem later."""
    if not cell.strip():
        return None
    if name not in NUMBERS:
        return cell
    try:
        number = json.loads(cell, parse_constant=_refuse)
    except ValueError:
        return cell
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _row(found: Mapping[str, Any]) -> AnswerRow:
    known = {name: value for name, value in found.items() if name in AnswerRow.model_fields}
    if known.get("trial", 0) is None:
        del known["trial"]
    return AnswerRow.model_validate_json(json.dumps(known))


def _problem(item: object, found: Mapping[str, Any]) -> str:
    assert isinstance(item, dict)  # noqa: S101 - the type of pydantic's error details
    name = str(item["loc"][0]) if item["loc"] else "the line"
    if item["type"] == "missing":
        others = ", ".join(other for other in found if other not in AnswerRow.model_fields)
        return f"{name} is missing" + (f" (there is {others})" if others else "")
    return f"{name}: {'must be text or a JSON object' if name == 'output' else item['msg']}"
