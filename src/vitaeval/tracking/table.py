"""The per-example table of a run, as MLflow's run comparison reads it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from vitaeval.schema.claim import Severity
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Finding, Score
from vitaeval.tracking.names import tidy

PATH = "eval/per_example.json"
MOST_SCORES = 10
LONGEST_OUTPUT = 1500
LONGEST_FINDING = 240
VERDICTS: Mapping[bool | None, str] = MappingProxyType({True: "yes", False: "no", None: "not judged"})
Cell = str | float | None
GRAVITY = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, None)


def per_example(record: RunRecord, *, texts: bool) -> Iterator[bytes]:
    """One row an example and trial as JSON text, piece by piece: id first, how it ended, headline scores.

    With `texts` also the worst finding and the answer, shortened. The id is the key by which MLflow sets
    runs side by side; with several trials it ends in `#1`, `#2` …. A part is named `metric_part`: MLflow
    shows a column with a dot in its name as empty. Sealed examples have no row.
    """
    scores = tuple(dict.fromkeys((record.goal, *record.headline)))[:MOST_SCORES]
    numbered = record.manifest.config.suite.trials > 1
    columns: list[str] = []
    for number, item in enumerate(item for item in record.examples if not item.sealed):
        row = _row(item, scores, numbered=numbered, texts=texts)
        if not number:
            columns = list(row)
            yield _json({"columns": columns}).removesuffix(b"}") + b', "data": ['
        yield (b", " if number else b"") + _json(list(row.values()))
    yield b"]}" if columns else _json({"columns": ["example_id"], "data": []})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _row(item: ExampleRecord, scores: Sequence[str], *, numbered: bool, texts: bool) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "example_id": f"{item.example}#{item.trial + 1}" if numbered else item.example,
        "passed": VERDICTS[item.passed],
        "state": str(item.state),
    }
    if texts:
        row |= {"worst_finding": _worst(item, scores), "output": _output(item)}
    for name in scores:
        value = item.value(name)
        row[name.replace(".", "_")] = None if value is None else tidy(value)
    return row | {"tags": ", ".join(item.tags)}


def _worst(item: ExampleRecord, headline: Sequence[str]) -> str:
    """Why there is no answer, or the gravest finding; of equally grave ones that of the weightiest metric.

    An example that passes shows graded findings only: the others also note what was rightly left out.
    """
    if item.reason:
        return _short(item.reason, LONGEST_FINDING)
    weights = list(dict.fromkeys(name.partition(".")[0] for name in headline))
    ordered = sorted(item.cells, key=lambda name: weights.index(name) if name in weights else len(weights))
    cells = [cell for name in ordered if isinstance(cell := item.cells[name], Score)]
    found = [finding for cell in cells for finding in cell.findings if finding.severity or not item.passed]
    first = min(found, key=lambda finding: GRAVITY.index(finding.severity), default=None)
    return _sentence(first) if first else ""


def _sentence(finding: Finding) -> str:
    grade = f"{finding.severity} " if finding.severity else ""
    note = f" ({finding.note})" if finding.note else ""
    nearest = f"; nearest: “{finding.nearest}”" if finding.nearest else ""
    return _short(f"{grade}{finding.kind}: “{finding.text}”{note}{nearest}", LONGEST_FINDING)


def _output(item: ExampleRecord) -> str:
    """What the last stage delivered, field by field; the raw reply where it was not valid."""
    if item.text is not None:
        return _cut(item.text)
    if not item.answers:
        return ""
    return _cut("\n· ".join(_lines(list(item.answers.values())[-1])))


def _lines(value: Any, name: str = "") -> Iterable[str]:
    """Each field on a line; ids are for programs and left out."""
    match value:
        case dict():
            shown = {key: inner for key, inner in value.items() if not key.endswith(("_id", "_ids"))}
            for key, inner in shown.items():
                yield from _lines(inner, key)
        case list() if all(isinstance(inner, str) for inner in value):
            if value:
                yield f"{name}: {', '.join(value)}"
        case list():
            for inner in value:
                yield from _lines(inner, name)
        case None:
            return
        case _:
            yield f"{name}: {value}"


def _short(text: str, most: int) -> str:
    return _cut(" ".join(text.split()), most)


def _cut(text: str, most: int = LONGEST_OUTPUT) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
