"""What a run has found so far: records on disk, numbers in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vitaeval.runner.columns import Columns
from vitaeval.runner.plan import Plan
from vitaeval.runner.settled import adjudicated, settled_claims
from vitaeval.runner.spool import KeptOnDisk, Spool
from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.outcome import Call, State
from vitaeval.schema.run import ExampleRecord, Manifest, RunRecord, SettledClaim
from vitaeval.schema.score import Metric

SPOOL = ".examples.jsonl"


@dataclass(frozen=True, slots=True)
class Clock:
    """When a run ended and how long it took."""

    finished: datetime
    wall_s: float


class Book:
    """Takes scored examples in any order; its file lies in the run's `folder` until it is closed."""

    def __init__(self, folder: Path, plan: Plan, metrics: Sequence[Metric]) -> None:
        self._plan = plan
        self._metrics = tuple(metrics)
        self._lines = Spool(folder / SPOOL, plan.size)
        self._columns = Columns(metrics, plan.size)
        self._states: Counter[State] = Counter()
        self._evidence: set[Evidence] = set()
        self._served: set[str] = set()
        self._fingerprints: set[str] = set()
        self._settled: list[tuple[int, SettledClaim]] = []

    def close(self) -> None:
        """Remove the file; a record that was made of it can still be read."""
        self._lines.close()

    def put(self, place: int, item: ExampleRecord, line: bytes, calls: Iterable[Call]) -> None:
        """Take the example at `place` of the plan: its record, that record as JSON, and its calls."""
        self._lines.put(place, line)
        self._columns.put(place, item)
        self._states[item.state] += 1
        self._settled += ((place, claim) for claim in settled_claims(item))
        for call in calls:
            self._evidence.add(call.reply.evidence)
            self._served.add(call.reply.served_model)
            if call.reply.fingerprint is not None:
                self._fingerprints.add(call.reply.fingerprint)

    def record(
        self, manifest: Manifest, clock: Clock, notices: Sequence[str] = (), judged: JudgedRun | None = None
    ) -> RunRecord:
        """The whole run at full precision, its examples in the plan's order."""
        task = self._plan.setting.task
        return RunRecord(
            manifest=manifest,
            evidence=self.evidence,
            goal=task.goal,
            headline=task.headline,
            metric_versions={metric.name: metric.version for metric in self._metrics},
            states={str(state): self._states[state] for state in State},
            served_models=tuple(sorted(self._served)),
            aggregates=tuple(self._columns.aggregates()),
            wall_s=clock.wall_s,
            finished=clock.finished.isoformat(timespec="seconds"),
            fingerprints=tuple(sorted(self._fingerprints)),
            notices=tuple(notices),
            adjudicated=adjudicated(self._plan.examples, self._in_order()),
            judged=judged,
            examples=KeptOnDisk(self._lines),
        )

    def _in_order(self) -> Iterable[SettledClaim]:
        return (claim for _, claim in sorted(self._settled, key=lambda item: item[0]))

    def values(self, name: str) -> list[float]:
        """All numbers called `metric` or `metric.part`, in the plan's order."""
        return self._columns.values(name)

    @property
    def evidence(self) -> Evidence:
        """The weakest evidence among all calls; the model's declared one when nothing was answered."""
        strength = list(Evidence)
        return max(self._evidence, key=strength.index) if self._evidence else self._plan.config.model.evidence
