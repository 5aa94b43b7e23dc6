"""One side of a comparison, by name."""

from __future__ import annotations

from vitaeval.schema.comparison import Arm
from vitaeval.schema.run import RunRecord


def arm(run: RunRecord) -> Arm:
    """What was evaluated in `run`, and what its answers are worth as evidence."""
    config = run.manifest.config
    return Arm(
        run_id=run.manifest.run_id,
        task=config.task,
        prompt=config.prompt,
        model=config.model.name,
        served_models=run.served_models,
        evidence=run.evidence,
    )
