from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.claim import Severity
from vitaeval.schema.config import EvalConfig, ModelConfig, Suite, Tracking
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Aggregate, ExampleRecord, Manifest, RunRecord
from vitaeval.schema.score import Cell, Direction, Finding, NotApplicable, Score

MakeRecord = Callable[..., RunRecord]


def config(**changes: Any) -> EvalConfig:
    values: dict[str, Any] = {
        "task": "generate_cv",
        "prompt": "1.1.0",
        "golden": "core",
        "model": ModelConfig(
            name="small",
            provider="openai_chat",
            id="small-2026",
            evidence=Evidence.REAL,
            sampling=Sampling(temperature=0.2, max_tokens=900),
            note="a note about the model",
        ),
        "suite": Suite(name="release"),
        "tracking": Tracking(name="local", uri="sqlite:///mlflow.db", experiment="vitaeval"),
    }
    return EvalConfig.model_validate(values | changes)


def manifest(**changes: Any) -> Manifest:
    values: dict[str, Any] = {
        "run_id": "r20261121-010203-abcdef-0001",
        "created": "2026-11-21T01:02:03+00:00",
        "generation_key": "abcdef",
        "config": config(),
        "prompt_digest": "a" * 64,
        "golden_digest": "b" * 64,
        "as_of": "2026-11-01",
        "examples": ("nurse", "welder"),
        "git_commit": "c" * 40,
        "version": "0.1.0",
    }
    return Manifest.model_validate(values | changes)


def aggregate(metric: str, mean: float | None, **changes: Any) -> Aggregate:
    values: dict[str, Any] = {
        "metric": metric,
        "title": metric.title(),
        "version": "1",
        "direction": Direction.UP,
        "unit": "share",
        "timing": False,
        "tag": None,
        "n": 2,
        "clusters": 2,
        "not_applicable": 0,
        "crashed": 0,
        "mean": mean,
        "low": None,
        "high": None,
    }
    return Aggregate.model_validate(values | changes)


def example(name: str, **changes: Any) -> ExampleRecord:
    invented = Finding(
        kind="unsupported",
        text="led a team of forty",
        severity=Severity.CRITICAL,
        nearest="helped the team",
        nearest_path="w1.h2",
    )
    dull = Finding(kind="cliche", text="results-driven")
    cells: dict[str, Cell] = {
        "tone": Score(value=0.75, findings=(dull,)),
        "fabrication": Score(value=0.5, parts={"clean": 0.0}, findings=(dull, invented)),
        "quality": Score(value=0.612345, parts={"share": 0.8}),
        "rouge": NotApplicable(reason="no reference for Ms Secret"),
    }
    values: dict[str, Any] = {
        "example": name,
        "cluster": name,
        "tags": ("common", "no_metrics"),
        "trial": 0,
        "state": State.SCORED,
        "reason": None,
        "passed": False,
        "cells": cells,
        "answers": {
            "analysis": {"gaps": ["none"]},
            "generation": {"kind": "cv", "summary": "Ms Secret nurses.", "skills": ["triage", "SQL"]},
        },
        "text": None,
        "calls": 2,
        "repairs": 0,
        "latency_ms": 1500.0,
        "waited_ms": 0.0,
    }
    return ExampleRecord.model_validate(values | changes)


@pytest.fixture(name="make_record")
def _make_record() -> MakeRecord:
    """A small run of two examples; `config`, `manifest` and the rest can be replaced."""

    def make(**changes: Any) -> RunRecord:
        asked = manifest(config=config(**changes.pop("config", {})), **changes.pop("manifest", {}))
        values: dict[str, Any] = {
            "manifest": asked,
            "evidence": Evidence.REAL,
            "goal": "quality.share",
            "headline": ("quality.share", "fabrication.clean", "quality", "rouge"),
            "metric_versions": {"quality": "1"},
            "states": {"scored": 2, "malformed": 0},
            "served_models": ("small-2026-05",),
            "examples": (example("nurse"), example("welder", latency_ms=500.0, passed=True)),
            "aggregates": (
                aggregate("passed", 0.5),
                aggregate("quality.share", 0.81234567, low=0.7, high=0.9),
                aggregate("fabrication.clean", 0.0),
                aggregate("quality", 0.612345),
                aggregate("rouge", None, n=0, clusters=0, not_applicable=2),
                aggregate("tokens", 3456.5, unit="tokens"),
                aggregate("cost", 0.00012345, unit="USD"),
                aggregate("quality", 0.1, tag="common"),
            ),
            "wall_s": 12.5,
            "finished": "2026-11-21T01:03:00+00:00",
        }
        return RunRecord.model_validate(values | changes)

    return make


@pytest.fixture(name="make_example")
def _make_example() -> Callable[..., ExampleRecord]:
    return example
