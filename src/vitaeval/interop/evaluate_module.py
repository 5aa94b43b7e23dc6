"""A metric as a module of Hugging Face `evaluate`: alone, or in `evaluate.combine`."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

from vitaeval.interop.measure import Measure
from vitaeval.schema.score import Score

if TYPE_CHECKING:
    import evaluate
    from evaluate import EvaluationModule

__all__ = ["EvaluationModule", "evaluate_module"]


def evaluate_module(measure: Measure) -> EvaluationModule:
    """An `evaluate.EvaluationModule` whose predictions are answers (JSON text) and references example ids.

    `compute` returns the metric's mean and its parts, each under its own name, `<metric>.n` (how many answers
    have a number) and `<metric>.not_counted`; without any number the mean is None, never 0. Works offline.
    """
    import datasets
    import evaluate

    class Module(evaluate.Metric):  # type: ignore[misc]
        def _info(self) -> evaluate.MetricInfo:
            return evaluate.MetricInfo(
                description=measure.about,
                citation="",
                inputs_description="predictions: answers as JSON text; references: ids of golden examples",
                features=datasets.Features(
                    {"predictions": datasets.Value("string"), "references": datasets.Value("string")}
                ),
            )

        def _compute(self, predictions: list[str], references: list[str]) -> dict[str, Any]:
            return _means(measure, predictions, references)

    module: EvaluationModule = Module(keep_in_memory=True)
    module.info.module_name = measure.metric.name
    return module


def _means(measure: Measure, predictions: list[str], references: list[str]) -> dict[str, Any]:
    cells = [measure.apply(example, answer) for answer, example in zip(predictions, references, strict=True)]
    scores = [cell for cell in cells if isinstance(cell, Score)]
    name = measure.metric.name
    found: dict[str, Any] = {name: fmean(score.value for score in scores) if scores else None}
    for part in measure.metric.parts:
        values = [score.parts[part] for score in scores if part in score.parts]
        found[f"{name}.{part}"] = fmean(values) if values else None
    return found | {f"{name}.n": len(scores), f"{name}.not_counted": len(cells) - len(scores)}
