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
    """Every example that passes in one run and fails in the other in the same trial; lost ones first."""
    before = {(item.example, item.trial): item for item in baseline.examples if item.state in COUNTABLE}
    found = [
        Flip(example=item.example, trial=item.trial, baseline=_side(old), candidate=_side(item))
        for item in candidate.examples
        if item.state in COUNTABLE and (old := before.get((item.example, item.trial))) is not None
        if None not in (old.passed, item.passed) and old.passed is not item.passed
    ]
    yield from sorted(found, key=lambda flip: (flip.candidate.passed, flip.example, flip.trial))


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
