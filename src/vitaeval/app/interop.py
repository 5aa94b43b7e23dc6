"""Our metrics for other libraries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vitaeval.app.adjudications import adjudged
from vitaeval.app.project import find_project
from vitaeval.app.wire import metrics, tasks
from vitaeval.errors import ConfigError, DataError
from vitaeval.golden.load import load
from vitaeval.interop import evaluate_module as hugging_face
from vitaeval.interop import mlflow_scorer as mlflow
from vitaeval.interop.measure import Measure
from vitaeval.runner.score import in_order
from vitaeval.runner.single import single
from vitaeval.schema.golden import Example
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.score import Cell, Metric
from vitaeval.schema.task import TaskSpec

if TYPE_CHECKING:
    from vitaeval.interop.evaluate_module import EvaluationModule
    from vitaeval.interop.mlflow_scorer import Scorer


def evaluate_module(metric: str, task: str, golden: str, project: Path | str | None) -> EvaluationModule:
    """See `vitaeval.evaluate_module`."""
    return hugging_face.evaluate_module(measure(metric, task, golden, project))


def mlflow_scorer(metric: str, task: str, golden: str, project: Path | str | None) -> Scorer:
    """See `vitaeval.mlflow_scorer`."""
    return mlflow.mlflow_scorer(measure(metric, task, golden, project))


def measure(metric: str, task: str, golden: str, project: Path | str | None) -> Measure:
    """The metric called `metric` on a golden set. Raises ConfigError or DataError with near matches."""
    home = find_project(Path(project) if project is not None else None)
    chosen = in_order([metric], metrics(home))
    if task not in tasks():
        raise ConfigError(f"unknown task {task!r}: {did_you_mean(task, tasks())}")
    if chosen[-1].tasks and task not in chosen[-1].tasks:
        raise ConfigError(f"metric {metric!r} does not belong to task {task!r}, but to {', '.join(chosen[-1].tasks)}")
    found = load(home.golden, tasks()[task], golden)
    open_ones = adjudged([item for item in found.examples if not item.sealed], home)
    held = {item.id: item for item in open_ones}
    answering = _Answering(tasks()[task], chosen, held, found.card.as_of)
    return Measure(chosen[-1], f"{task}/{golden}", answering.cell)


@dataclass(frozen=True, slots=True)
class _Answering:
    """A golden set with the metrics that its answers are held against; the last one is asked for."""

    task: TaskSpec
    metrics: tuple[Metric, ...]
    examples: Mapping[str, Example]
    as_of: str

    def cell(self, example: str, answer: str) -> Cell:
        if example not in self.examples:
            raise DataError(f"{self.task.name} has no example {example!r}; {did_you_mean(example, self.examples)}")
        return single(self.task, self.examples[example], answer, self.metrics, self.as_of)[self.metrics[-1].name]
