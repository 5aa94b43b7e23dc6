"""Verdicts of gates that never took place."""

from __future__ import annotations

from typing import Any

from tests.worlds import pair

from vitaeval.decisions.arms import arm
from vitaeval.schema.verdict import GateRules, GateVerdict, Held, Standing, Stopped, Verdict


def held(metric: str = "length", **more: Any) -> Held:
    """One condition that holds."""
    values: dict[str, Any] = {
        "title": metric.title(),
        "n": 40,
        "baseline": 0.7,
        "gain": 0.05,
        "se": 0.02,
        "bound": 0.01,
        "null": 0.0,
        "standing": Standing.SHOWN,
    }
    return Held(metric=metric, **{**values, **more})


def stop(**more: Any) -> Stopped:
    """A hard stop that stands."""
    values: dict[str, Any] = {
        "metric": "fabrication.critical",
        "title": "Critical inventions",
        "count": 1,
        "answers": 100,
        "examples": ("nurse",),
        "reason": "Critical inventions: 1 of 100 answers; one is enough",
        "is_final": True,
    }
    return Stopped(**{**values, **more})


def verdict(said: Verdict = Verdict.PASS, **more: Any) -> GateVerdict:
    """A verdict with everything in it."""
    baseline, candidate = map(arm, pair(0.0))
    values: dict[str, Any] = {
        "reason": "Length: gain +0.050",
        "rules": GateRules(name="release"),
        "baseline": baseline,
        "candidate": candidate,
        "step": 2,
        "steps": 4,
        "answers": 200,
        "goal": held(),
        "guardrails": (held("passed", null=-0.05),),
        "stops": (),
        "objections": (),
        "fabricated_at_most": 0.03,
        "plain_rule": "release (+7.1% where more than 5% is asked)",
    }
    return GateVerdict(verdict=said, **{**values, **more})
