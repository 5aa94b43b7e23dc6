"""Pairs of runs whose true difference is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.schema.chat import Evidence
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score

METRICS = ("length", "other")


def run(name: str, scores: np.ndarray, **more: Any) -> RunRecord:
    """A run with `scores[example][trial]` as its goal `length`; every example is a person of its own.

    `other` is a second metric with the same numbers moved by nothing; `passed` is 0.5 and above.
    """
    examples = tuple(
        example_record(
            f"e{number:03}",
            trial=trial,
            passed=bool(value >= 0.5),
            cells={"length": Score(value=float(value)), "other": Score(value=0.5)},
            answers={"write": {"text": f"{name} {number}"}},
        )
        for number, row in enumerate(scores)
        for trial, value in enumerate(row)
    )
    values: dict[str, Any] = {
        "manifest": manifest(run_id=name, generation_key=name.ljust(64, "x")),
        "evidence": Evidence.REAL,
        "examples": examples,
        "aggregates": tuple(aggregate(metric) for metric in ("passed", *METRICS)),
        "metric_versions": dict.fromkeys(METRICS, "1"),
    }
    return run_record(**{**values, **more})


def pair(
    effect: float, *, n: int = 60, trials: int = 1, seed: int = 1, noise: float = 0.05
) -> tuple[RunRecord, RunRecord]:
    """Baseline and candidate, the candidate `effect` better in truth."""
    rng = np.random.default_rng(seed)
    level = rng.uniform(0.3, 0.8, (n, 1))
    baseline, candidate = (np.clip(level + shift + rng.normal(0, noise, (n, trials)), 0, 1) for shift in (0, effect))
    return run("baseline", baseline), run("candidate", candidate)
