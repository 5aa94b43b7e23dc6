"""Records of runs that never took place, for what reads records."""

from __future__ import annotations

from typing import Any

from tests.line import config

from vitaeval.schema.chat import Evidence
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Aggregate, ExampleRecord, Manifest, RunRecord
from vitaeval.schema.score import Direction, Score


def manifest(**more: Any) -> Manifest:
    """The manifest of a run."""
    values: dict[str, Any] = {
        "run_id": "r20260101-000000-abcdef-0000",
        "created": "2026-01-01T00:00:00+00:00",
        "generation_key": "k" * 64,
        "config": config(),
        "prompt_digest": "p" * 64,
        "golden_digest": "g" * 64,
        "as_of": "2026-11-01",
        "examples": ("first",),
        "git_commit": None,
        "version": "0.1.0",
    }
    return Manifest(**{**values, **more})


def example_record(example: str = "first", **more: Any) -> ExampleRecord:
    """One scored example."""
    values: dict[str, Any] = {
        "cluster": example,
        "tags": ("common",),
        "trial": 0,
        "state": State.SCORED,
        "reason": None,
        "passed": True,
        "cells": {"length": Score(value=0.5)},
        "answers": {},
        "text": None,
        "calls": 2,
        "repairs": 0,
        "latency_ms": 10.0,
        "waited_ms": 0.0,
    }
    return ExampleRecord(example=example, **{**values, **more})


def aggregate(metric: str = "length", **more: Any) -> Aggregate:
    """One number of a run."""
    values: dict[str, Any] = {
        "title": metric,
        "version": "1",
        "direction": Direction.UP,
        "unit": "share",
        "timing": False,
        "tag": None,
        "n": 4,
        "clusters": 4,
        "not_applicable": 0,
        "crashed": 0,
        "mean": 0.5,
        "low": 0.25,
        "high": 0.75,
    }
    return Aggregate(metric=metric, **{**values, **more})


def run_record(**more: Any) -> RunRecord:
    """A finished run; `states` follows from its examples."""
    values: dict[str, Any] = {
        "manifest": manifest(),
        "evidence": Evidence.SIMULATED,
        "goal": "length",
        "headline": ("length",),
        "metric_versions": {"length": "1"},
        "served_models": ("far-1",),
        "examples": (example_record(),),
        "aggregates": (aggregate("passed", mean=1.0), aggregate()),
        "wall_s": 1.0,
        "finished": "2026-01-01T00:00:01+00:00",
    }
    values |= more
    values.setdefault("states", {str(s): sum(item.state is s for item in values["examples"]) for s in State})
    return RunRecord(**values)
