"""How one outcome of a run is scored: the same wherever it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, wire
from vitaeval.errors import NotComparable
from vitaeval.report.document import example_piece
from vitaeval.runner.plan import Plan
from vitaeval.runner.private import private
from vitaeval.runner.record import example_record
from vitaeval.runner.score import score
from vitaeval.schema.config import EvalConfig, Privacy
from vitaeval.schema.golden import Example, words_digest
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import Metric
from vitaeval.schema.task import TaskSpec

MadeOf = tuple[str, str, str | None]
"""Digests of the questions, of the code, and of what people have said about the profiles."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scored example: its record, and what the record and the report say of it as JSON."""

    record: ExampleRecord
    line: bytes
    piece: bytes


@dataclass(frozen=True, slots=True)
class Scorer:
    """Everything that scoring needs: pure, and the same in every process that was given the same run."""

    task: TaskSpec
    metrics: tuple[Metric, ...]
    examples: Mapping[str, Example]
    as_of: str
    timed: frozenset[str]
    privacy: Privacy

    def record(self, outcome: ExampleOutcome) -> ExampleRecord:
        """Every metric's cell for one outcome, as a record."""
        return example_record(score(outcome, self.examples[outcome.example], self.metrics, self.as_of), self.task)

    def entry(self, outcome: ExampleOutcome) -> Entry:
        """The same, ready to be written: with no more personal data than the run's privacy allows."""
        record = private(self.record(outcome), self.examples[outcome.example], self.privacy)
        return Entry(record, record.model_dump_json().encode(), example_piece(record, self.timed))


def scorer(plan: Plan, metrics: Sequence[Metric]) -> Scorer:
    """The scorer of a run."""
    return Scorer(
        task=plan.setting.task,
        metrics=tuple(metrics),
        examples={example.id: example for example in plan.examples},
        as_of=plan.golden.card.as_of,
        timed=frozenset(metric.name for metric in metrics if metric.timing),
        privacy=plan.config.privacy,
    )


@dataclass(frozen=True, slots=True)
class Recipe:
    """What another process needs to make the scorer of a run: names that it looks up itself.

    `made_of` is what decides the run's scores: what was changed on disk meanwhile must not score it.
    """

    config: EvalConfig
    project: Project
    made_of: MadeOf

    def __call__(self) -> Scorer:
        """Look everything up. Raises NotComparable when it is not what the run began with."""
        parts = wire(self.config, self.project)
        if _made_of(parts) != self.made_of:
            raise NotComparable("metrics, prompts, golden set or adjudications were changed since the run began")
        return scorer(parts.plan, parts.metrics)


def recipe(parts: Parts, project: Project) -> Recipe:
    """The recipe of a run's scorer."""
    return Recipe(parts.plan.config, project, _made_of(parts))


def _made_of(parts: Parts) -> MadeOf:
    return parts.plan.generation_key, parts.code, words_digest(parts.plan.examples)
