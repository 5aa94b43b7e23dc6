"""What a run writes down about an example, without anybody's personal data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, assert_never

from vitaeval.schema.config import Privacy
from vitaeval.schema.golden import Example
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import Cell, Crashed, Finding, NotApplicable, Score
from vitaeval.text.person import known_person
from vitaeval.transport.redact import without_personal

IDS = ("kind", "source_id", "source_ids")
Say = Callable[[str], str]


def private(item: ExampleRecord, example: Example, privacy: Privacy) -> ExampleRecord:
    """`item` with stand-ins wherever it quotes the answer or the documents; its numbers stay.

    Offsets of findings go, because they count in the text that was masked.
    """
    if privacy is Privacy.OFF:
        return item
    said: dict[str, str] = {}
    _rewritten(item, lambda text: said.setdefault(text, text))
    masked = without_personal(tuple(said), privacy, known_person(example.profile, example.job))
    return _rewritten(item, dict(zip(said, masked, strict=True)).__getitem__)


def _rewritten(item: ExampleRecord, say: Say) -> ExampleRecord:
    """`item` with `say` applied to every text that somebody wrote."""
    values = {
        "reason": _maybe(item.reason, say),
        "text": _maybe(item.text, say),
        "answers": {name: _value(answer, say) for name, answer in item.answers.items()},
        "cells": {name: _cell(cell, say) for name, cell in item.cells.items()},
    }
    return ExampleRecord(**{**dict(item), **values})


def _cell(cell: Cell, say: Say) -> Cell:
    match cell:
        case Score():
            findings = tuple(_finding(finding, say) for finding in cell.findings)
            return Score(value=cell.value, parts=cell.parts, findings=findings)
        case NotApplicable():
            return NotApplicable(reason=say(cell.reason))
        case Crashed():
            return Crashed(error=say(cell.error))
        case _:
            assert_never(cell)


def _finding(finding: Finding, say: Say) -> Finding:
    words = {name: _maybe(getattr(finding, name), say) for name in ("text", "nearest", "note")}
    return Finding(**{**dict(finding), **words, "start": None, "end": None})


def _value(value: Any, say: Say) -> Any:
    match value:
        case str():
            return say(value)
        case dict():
            return dict(_pairs(value, say))
        case list() | tuple():
            return [_value(inner, say) for inner in value]
        case _:
            return value


def _pairs(values: dict[str, Any], say: Say) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        yield key, value if key in IDS else _value(value, say)


def _maybe(text: str | None, say: Say) -> str | None:
    return None if text is None else say(text)
