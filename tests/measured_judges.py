"""Judges that were measured, for what tells of them."""

from __future__ import annotations

from typing import Any

from vitaeval.schema.calibration import (
    Agreement,
    Calibration,
    Corrected,
    Estimate,
    JudgedRun,
    Pair,
    Preferences,
    PreferredRun,
)
from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.judgement import CRITERIA, Judge

SHOWN, UNSHOWN = Estimate(mean=0.6, low=0.4, high=0.8), Estimate(mean=0.1, low=-0.2, high=0.4)


def judge(**more: Any) -> Judge:
    """A judge of CVs."""
    values = {"task": "judge_cv", "version": "1.0.0", "digest": "d" * 64, "model": "far/far-1", "sampling": Sampling()}
    return Judge(**{**values, **more})


def agreed(alpha: Estimate | None = SHOWN, **more: Any) -> Agreement:
    """How far it says what people say of one criterion."""
    values: dict[str, Any] = {
        "n": 24,
        "clusters": 20,
        "kappa": 0.55,
        "people": Estimate(mean=0.7, low=0.5, high=0.85),
        "offset": Estimate(mean=-0.12, low=-0.2, high=-0.04),
        "length": Estimate(mean=0.3, low=0.05, high=0.5),
        "pairs": (Pair(document="x", cluster="p", people=0.5, judge=0.4),),
    }
    return Agreement(alpha=alpha, **{**values, **more})


def calibration(**more: Any) -> Calibration:
    """What two people's labels have shown."""
    values: dict[str, Any] = {
        "judge": judge(),
        "evidence": Evidence.REAL,
        "served": ("far-1",),
        "golden": "judge_cv/drawn",
        "run": "r1",
        "date": "2026-11-21",
        "labellers": ("Ann", "Bob"),
        "criteria": dict.fromkeys(CRITERIA, agreed()),
    }
    return Calibration(**{**values, **more})


def judged_run(**more: Any) -> JudgedRun:
    """A run that a calibrated judge has graded."""
    means = dict.fromkeys(CRITERIA, Estimate(mean=0.62, low=0.51, high=0.73))
    values: dict[str, Any] = {
        "judge": judge(),
        "evidence": Evidence.REAL,
        "served": ("far-1",),
        "judged": 24,
        "missing": 1,
        "cost_usd": 0.5,
        "calibration": calibration(),
        "why": None,
        "corrected": Corrected(means=means, transported=True),
    }
    return JudgedRun(**{**values, **more})


COUNTS = Preferences(
    share=Estimate(mean=0.7, low=0.55, high=0.85),
    won=12,
    tied=5,
    lost=3,
    same=1,
    turned=4,
    first=Estimate(mean=0.6, low=0.5, high=0.7),
    missing=2,
)


def preferred(**more: Any) -> PreferredRun:
    """What a pairwise judge said of two runs."""
    values: dict[str, Any] = {
        "judge": judge(task="prefer_cv"),
        "evidence": Evidence.REAL,
        "served": ("far-1",),
        "candidate": "r2",
        "baseline": "r1",
        "counts": COUNTS,
        "cost_usd": None,
        "calibration": None,
        "why": "nobody has labelled anything",
    }
    return PreferredRun(**{**values, **more})
