"""Examples that changed sides between two runs, with what each run made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vitaeval.decisions.pairs import COUNTABLE
from vitaeval.schema.comparison import Flip, Side
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Score

TELLING = 3


def flips(baseline: RunRecord, candidate: RunRecord) -> Iterator[Flip]:
    """Every open example that passes in one run and fails in the other in the same trial; lost ones first."""
    found = [
        Flip(example=item.example, trial=item.trial, baseline=_side(old), candidate=_side(item))
        for old, item in _changed(baseline, candidate)
        if not item.sealed
    ]
    yield from sorted(found, key=lambda flip: (flip.candidate.passed, flip.example, flip.trial))


def sealed_flips(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    """How many sealed examples changed sides, and nothing else about them."""
    now = [bool(item.passed) for _, item in _changed(baseline, candidate) if item.sealed]
    if now:
        yield f"of the sealed examples {now.count(False)} were lost and {now.count(True)} won; their texts stay closed"


def _changed(baseline: RunRecord, candidate: RunRecord) -> Iterator[tuple[ExampleRecord, ExampleRecord]]:
    before = {(item.example, item.trial): item for item in baseline.examples if item.state in COUNTABLE}
    for item in candidate.examples:
        old = before.get((item.example, item.trial)) if item.state in COUNTABLE else None
        if old is not None and None not in (old.passed, item.passed) and old.passed is not item.passed:
            yield old, item


def _side(item: ExampleRecord) -> Side:
    final = list(item.answers.values())[-1:] if item.text is None else []
    answer = json.dumps(final[0], ensure_ascii=False, indent=1) if final else item.text or item.reason or ""
    return Side(passed=bool(item.passed), answer=answer, findings=tuple(_findings(item)))


def _findings(item: ExampleRecord) -> Iterator[str]:
    """The gravest findings in one line each."""
    graded = [
        f"{finding.severity} {finding.kind}: “{finding.text}”" + (f": {finding.note}" if finding.note else "")
        for cell in item.cells.values()
        if isinstance(cell, Score)
        for finding in sorted(cell.findings, key=lambda finding: finding.severity or "z")
        if finding.severity in ("critical", "major")
    ]
    yield from graded[:TELLING]
