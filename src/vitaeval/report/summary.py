"""What a reader of a run wants to see first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from vitaeval.schema.claim import Severity
from vitaeval.schema.judgement import CRITERIA
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Aggregate, Anchors, ExampleRecord, RunRecord
from vitaeval.schema.score import Direction, Finding, NotApplicable, Score

WORST = 3
EVERY = "all"
"""The word for all metrics of the task."""
SMALLEST_SLICE = 3
SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, None)


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the table. `place` is 0 at the floor and 1 at the ceiling, None where they do not differ."""

    aggregate: Aggregate
    floor: float | None
    ceiling: float | None
    place: float | None


@dataclass(frozen=True, slots=True)
class Slice:
    """A tag whose interval excludes the mean of the whole run."""

    aggregate: Aggregate
    whole: float


@dataclass(frozen=True, slots=True)
class Worst:
    """One of the examples that did worst, with the findings that explain it best."""

    example: ExampleRecord
    goal: float | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The table, the slices that fall out, the worst examples."""

    rows: tuple[Row, ...]
    timing: tuple[Row, ...]
    slices: tuple[Slice, ...]
    worst: tuple[Worst, ...]


def summary(record: RunRecord, anchors: Anchors, worst: Sequence[ExampleRecord] | None = None) -> Summary:
    """Read a record for a person. `worst` are the examples that did worst where they are known already."""
    names = dict.fromkeys(("passed", *record.headline, *by_name(record), *_judge(record), "tokens", "cost"))
    found = [item for name in names if (item := record.aggregate(name)) is not None and not item.timing]
    rows = [_row(item, anchors) for item in found]
    timing = [_row(item, anchors) for item in record.aggregates if item.timing and item.tag is None]
    return Summary(tuple(rows), tuple(timing), tuple(_slices(record)), tuple(_worst(record, worst)))


def by_name(record: RunRecord) -> tuple[str, ...]:
    """The metrics that the run was asked for by their names: whoever asks for a number gets to see it."""
    return tuple(name for name in record.manifest.config.metrics or () if name != EVERY)


def _judge(record: RunRecord) -> tuple[str, ...]:
    """The judge's numbers, where one has graded the run."""
    return () if record.judged is None else ("judge", *(f"judge.{name}" for name in CRITERIA))


def mark(row: Row) -> str:
    """In words where a number lies: `at ceiling`, `71 %`, `at floor`, `below floor`, or nothing."""
    if row.place is None:
        return ""
    if row.place < -0.005:
        return "below floor"
    if row.place <= 0.005:
        return "at floor"
    if row.place >= 0.995:
        return "at ceiling" if row.place <= 1.005 else "above ceiling"
    return f"{row.place:.0%}"


def _row(item: Aggregate, anchors: Anchors) -> Row:
    floor, ceiling = anchors.floor.get(item.metric), anchors.ceiling.get(item.metric)
    return Row(item, floor, ceiling, _place(item, floor, ceiling))


def _place(item: Aggregate, floor: float | None, ceiling: float | None) -> float | None:
    """0 at the floor, 1 at the ceiling; None where the ceiling is no better than the floor."""
    if item.mean is None or floor is None or ceiling is None:
        return None
    gain = (ceiling - floor) if item.direction is Direction.UP else (floor - ceiling)
    return (item.mean - floor) / (ceiling - floor) if gain > 1e-9 else None


def _slices(record: RunRecord) -> Iterable[Slice]:
    for name in ("passed", record.goal):
        whole = record.aggregate(name)
        if whole is None or whole.mean is None:
            continue
        for item in record.aggregates:
            if item.metric == name and item.tag and item.clusters >= SMALLEST_SLICE and _excludes(item, whole.mean):
                yield Slice(item, whole.mean)


def _excludes(item: Aggregate, mean: float) -> bool:
    if item.low is None or item.high is None:
        return False
    return mean > item.high if item.direction is Direction.UP else mean < item.low


def worst_of(examples: Iterable[ExampleRecord], goal: str) -> list[ExampleRecord]:
    """The few of `examples` that did worst at `goal`, worst first; one that did not fail, or is sealed, is none."""
    open_ones = (item for item in examples if not item.sealed)
    judged = [item for item in open_ones if item.passed is False or item.state is State.UNANSWERED]
    return nsmallest(WORST, judged, lambda item: (_rank(item), item.value(goal) or 0.0, item.example, item.trial))


def _worst(record: RunRecord, known: Sequence[ExampleRecord] | None) -> Iterable[Worst]:
    for item in worst_of(record.examples, record.goal) if known is None else known:
        yield Worst(item, item.value(record.goal), tuple(_telling(item))[:2])


def _rank(item: ExampleRecord) -> int:
    severities = [finding.severity for finding in _findings(item)]
    if item.state is State.MALFORMED:
        return 0
    return 1 + min((SEVERITIES.index(severity) for severity in severities), default=len(SEVERITIES))


def _telling(item: ExampleRecord) -> list[Finding]:
    return sorted(_findings(item), key=lambda finding: SEVERITIES.index(finding.severity))


def _findings(item: ExampleRecord) -> list[Finding]:
    names = ("fabrication", "injection", "pii_leak", "links", "toxicity", "expectations", "extraction", "mapping")
    cells = [item.cells.get(name, NotApplicable(reason="not run")) for name in names]
    return [finding for cell in cells if isinstance(cell, Score) for finding in cell.findings]
