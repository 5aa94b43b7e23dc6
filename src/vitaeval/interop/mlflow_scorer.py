"""A metric as a scorer of `mlflow.genai.evaluate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vitaeval.errors import DataError
from vitaeval.interop.measure import Measure
from vitaeval.schema.score import Score

if TYPE_CHECKING:
    from mlflow.genai.scorers import Scorer

__all__ = ["Scorer", "mlflow_scorer"]


def mlflow_scorer(measure: Measure) -> Scorer:
    """A scorer that reads `inputs["example"]` (a golden example's id) and the final answer in `outputs`.

    The answer is JSON text or the parsed object. Its feedback carries the number, the findings as rationale, and the
    metric's version; what has no number is an error that says why, so that MLflow never averages it.
    """
    from mlflow.entities import AssessmentSource, Feedback
    from mlflow.genai.scorers import scorer

    source = AssessmentSource(source_type="CODE", source_id=f"vitaeval.{measure.metric.name}")

    @scorer(name=measure.metric.name, description=measure.about)
    def score(inputs: dict[str, Any], outputs: Any) -> Feedback:
        cell = measure.apply(_example(inputs), outputs if isinstance(outputs, str) else json.dumps(outputs))
        version = {"version": measure.metric.version, "golden": measure.golden}
        reason = measure.reason(cell)
        if isinstance(cell, Score):
            return Feedback(value=cell.value, rationale=reason, source=source, metadata=version)
        return Feedback(error=ValueError(reason), source=source, metadata=version)

    return score


def _example(inputs: dict[str, Any]) -> str:
    if "example" not in inputs:
        raise DataError(
            f"inputs need `example`, the id of a golden example; they have {', '.join(inputs) or 'nothing'}"
        )
    return str(inputs["example"])
