"""What a run brings, taken as it comes and published at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from vitaeval.app.notices import told
from vitaeval.app.publish import publish
from vitaeval.app.scorer import Entry
from vitaeval.report.summary import Summary, summary, worst_of
from vitaeval.runner import folder as folders
from vitaeval.runner.book import Book, Clock
from vitaeval.runner.plan import Plan
from vitaeval.runner.spool import Spool
from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import Anchors, ExampleRecord, RunRecord
from vitaeval.schema.score import Metric

PIECES = ".report.pieces"


@dataclass(frozen=True, slots=True)
class Published:
    """A run's record and what a person reads of it."""

    record: RunRecord
    summary: Summary
    calls: int
    costs: tuple[float, ...]


class Results:
    """Keeps texts in files of the run's `folder` and numbers in memory, for as long as the block lasts."""

    def __init__(self, folder: Path, plan: Plan, metrics: Sequence[Metric], judged: JudgedRun | None = None) -> None:
        self._folder = folder
        self._judged = judged
        self._goal = plan.setting.task.goal
        self._book = Book(folder, plan, metrics)
        self._pieces = Spool(folder / PIECES, plan.size)
        self._worst: list[ExampleRecord] = []
        self._calls = 0

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()
        self._pieces.close()

    def put(self, place: int, outcome: ExampleOutcome, entry: Entry) -> None:
        """Take the scored outcome at `place` of the plan."""
        self._book.put(place, entry.record, entry.line, outcome.calls)
        self._pieces.put(place, entry.piece)
        self._worst = worst_of((*self._worst, entry.record), self._goal)
        self._calls += entry.record.calls

    def publish(self, ended: Clock, anchors: Anchors) -> Published:
        """Write record and reports of a run of which everything has come."""
        record = self._book.record(folders.read_manifest(self._folder), ended, told(self._folder), self._judged)
        found = summary(record, anchors, self._worst)
        publish(self._folder, record, found, self._pieces)
        return Published(record, found, self._calls, tuple(self._book.values("cost")))
