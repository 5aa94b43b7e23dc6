"""Answers that were produced elsewhere, from a JSONL, CSV or table file; every problem with file and line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from vitaeval.errors import DataError
from vitaeval.runner.answer_lines import Line, number, read_lines
from vitaeval.schema.base import Noun
from vitaeval.schema.fingerprint import canonical_json
from vitaeval.schema.naming import did_you_mean

NUMBERS = ("trial", "latency_ms", "cost_usd", "prompt_tokens", "completion_tokens")


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

    name: str
    rows: tuple[tuple[str, AnswerRow], ...]
    problems: tuple[str, ...]
    unused: tuple[str, ...]


def read_answers(path: Path, columns: Mapping[str, str] | None = None, name: str | None = None) -> Sheet:
    """Read `path`: one JSON object a line (`.jsonl`, `.ndjson`), a table with a heading (`.csv`), or a table as
    MLflow logs it (`.json`), in UTF-8.

    Fields: example, output, and where known trial, model, latency_ms, cost_usd, prompt_tokens,
    completion_tokens. `columns` says where a field has another name in the file; dots lead into an object
    or a list (`response.choices.0.text`). Other fields are left unused and named. `name` is what the file is
    called in problems. Raises DataError when the file cannot be read at all, or for a field that there is not.
    """
    chosen = dict(columns or {})
    for field in chosen:
        if field not in AnswerRow.model_fields:
            known = did_you_mean(field, AnswerRow.model_fields)
            raise DataError(f"columns.{field}={chosen[field]}: answers have no field {field!r}; {known}")
    return _sheet(name or str(path), list(read_lines(path)), chosen)


def _sheet(name: str, lines: Iterable[Line], columns: Mapping[str, str]) -> Sheet:
    rows: list[tuple[str, AnswerRow]] = []
    problems = [f"{name}: {problem}" for problem in _absent(lines, columns)]
    unused: dict[str, None] = {}
    for line, found in () if problems else lines:
        where = f"{name}:{line}"
        if isinstance(found, str):
            problems.append(f"{where}: {found}")
            continue
        used = {column.partition(".")[0] for column in columns.values()} | set(columns.values())
        unused |= dict.fromkeys(key for key in found if key not in AnswerRow.model_fields and key not in used)
        fields = {**found, **{field: _at(found, column) for field, column in columns.items()}}
        try:
            rows.append((where, _row(fields)))
        except ValidationError as error:
            found_wrong = (_problem(item, found) for item in error.errors(include_url=False))
            problems.extend(f"{where}: {problem}" for problem in dict.fromkeys(found_wrong))
    if not rows and not problems:
        problems.append(f"{name}: holds no answers")
    return Sheet(name, tuple(rows), tuple(problems), tuple(unused))


def _absent(lines: Iterable[Line], columns: Mapping[str, str]) -> Iterable[str]:
    """Columns that were named and that no line has."""
    whole_lines = [found for _, found in lines if not isinstance(found, str)]
    there = dict.fromkeys(key for found in whole_lines for key in found)
    for field, column in columns.items():
        if whole_lines and column not in there and column.partition(".")[0] not in there:
            yield f"columns.{field}={column}: no line has a column {column!r}; {did_you_mean(column, there)}"


def _at(found: Mapping[str, Any], column: str) -> Any:
    """The value of `column`, by its own name or along its dots; None where the way ends early."""
    if column in found:
        return found[column]
    value: Any = found
    for step in column.split("."):
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            return None
    return value


def _row(found: Mapping[str, Any]) -> AnswerRow:
    known = {name: value for name, value in found.items() if name in AnswerRow.model_fields}
    known |= {name: number(known[name]) for name in NUMBERS if name in known}
    if known.get("trial", 0) is None:
        del known["trial"]
    return AnswerRow.model_validate_json(json.dumps(known))


def _problem(item: object, found: Mapping[str, Any]) -> str:
    assert isinstance(item, dict)  # noqa: S101 - the type of pydantic's error details
    name = str(item["loc"][0]) if item["loc"] else "the line"
    if item["type"] == "missing":
        others = ", ".join(other for other in found if other not in AnswerRow.model_fields)
        return f"{name} is missing" + (f" (there is {others}): columns.{name}=… says which it is" if others else "")
    return f"{name}: {'must be text or a JSON object' if name == 'output' else item['msg']}"
