"""Experiments and traffic that never took place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Aim, Experiment, ExperimentArm, Guardrail, Kind, Stopping

BEGUN = datetime(2026, 10, 5, tzinfo=UTC)


def arm(name: str, **more: Any) -> ExperimentArm:
    """An arm that differs from others by its prompt, called like the arm."""
    return ExperimentArm(name=name, **{"prompt": name, **more})


def experiment(*treatments: ExperimentArm, **more: Any) -> Experiment:
    """An online experiment on acceptance, watched for errors."""
    values: dict[str, Any] = {
        "test": "summary-first",
        "question": "Do more people keep what they get?",
        "kind": Kind.ONLINE,
        "task": "generate_cv",
        "arms": (arm("control"), *(treatments or (arm("treatment"),))),
        "goal": Aim(metric="events.kept", smallest_effect=0.03),
        "guardrails": (Guardrail(metric="error", margin=0.04),),
        "stopping": Stopping(users=4000),
    }
    return Experiment(**{**values, **more})


def user(number: int) -> str:
    """The hash of a user."""
    return hashlib.sha256(f"user {number}".encode()).hexdigest()[:32]


def execution(number: int, arm: str, **more: Any) -> Execution:
    """One request of user `number`."""
    values: dict[str, Any] = {
        "id": f"q{number}",
        "time": BEGUN + timedelta(minutes=number),
        "task": "generate_cv",
        "version": "1.0.0",
        "experiment": "summary-first",
        "arm": arm,
        "user_hash": user(number),
        "latency_ms": 900.0,
    }
    return Execution(**{**values, **more})


def traffic(rates: Sequence[float], users: int, seed: int = 1, arms: Sequence[str] = ()) -> Iterator[Execution]:
    """`users` users in equal parts of arms that differ in how many keep their answer."""
    rng = np.random.default_rng(seed)
    names = arms or ("control", "treatment")
    for number in range(users):
        place = int(rng.integers(len(rates)))
        kept = {"kept": 1.0} if rng.random() < rates[place] else {}
        yield execution(number, names[place], events=kept)
