"""A made-up provider, watched for many nights by the product's own rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from vitaeval.decisions.night_steps import Step, Tonight, next_step
from vitaeval.decisions.tonight import Vigil, look
from vitaeval.schema.chat import Evidence
from vitaeval.schema.nightly import ChartState, NightlyRules, NightRun, Prober, Reading, Role

NOW, OLD = "now", "old"
CHARTS = {"quality": 0.02, "passed": 0.05}
Drop = Callable[[int, str], float]


def rules(**more: Any) -> NightlyRules:
    """Rules of two charts."""
    return NightlyRules(**{"charts": CHARTS, **more})


def chart(state: ChartState, metric: str = "quality", collected: int = 14) -> Reading:
    """One metric's chart, read on one night."""
    return Reading(
        metric=metric,
        state=state,
        drop=0.02,
        n=1,
        mean=1.0,
        shift=0.0,
        level=0.0,
        limit=1.0,
        collected=collected,
        since=None,
    )


def night_of(number: int) -> str:
    """The day of night `number`, from 1."""
    return (date(2026, 1, 1) + timedelta(days=number - 1)).isoformat()


def night_run(night: str, values: dict[str, dict[str, float]], **more: Any) -> NightRun:
    """One line of the history."""
    size = max((len(scores) for scores in values.values()), default=0)
    known: dict[str, Any] = {
        "run_id": f"r{night}-{more.get('setting', NOW)}-{more.get('role', Role.NIGHT)}-{more.get('asking', '')}-{size}",
        "night": night,
        "role": Role.NIGHT,
        "asking": "",
        "task": "generate_cv",
        "prompt": "1.1.0",
        "model": "m",
        "setting": NOW,
        "parts": {"prompt": "1.1.0"},
        "evidence": Evidence.REAL,
        "served_models": ("m-1",),
        "whole": True,
        "asked": size,
        "lost": 0,
        "failed": 0,
        "calls": size,
        "cost_usd": None,
        "latency_p95_ms": None,
        "metric_versions": dict.fromkeys(values, "1"),
        "values": values,
    }
    return NightRun(**{**known, **more})


@dataclass
class House:
    """`n` examples asked every night; `drop(night, setting)` is how much worse a setting is that night."""

    seed: int
    drop: Drop = lambda night, setting: 0.0
    n: int = 100
    rules: NightlyRules = field(default_factory=rules)
    prober: Prober | None = field(default_factory=lambda: Prober(name="1.0.0 · m", setting=OLD, pinned=False))
    history: list[NightRun] = field(default_factory=list)
    charts: int = len(CHARTS)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.usual = self.rng.normal(0.75, 0.15, self.n)

    def watch(self, number: int) -> Tonight:
        """One night: ask what the product wants to know until it wants no more."""
        wobble = float(self.rng.normal(0, 0.005))
        asked: set[Step] = set()
        while True:
            seen = self.look(number)
            step = next_step(seen, self.rules)
            if step is Step.DONE or step in asked:
                return seen
            asked.add(step)
            self.history.append(self.ask(number, step, wobble))

    def look(self, number: int) -> Tonight:
        """What the history so far says about night `number`."""
        vigil = Vigil(night_of(number), NOW, CHARTS, self.prober, self.rules, self.charts)
        return look(self.history, vigil)

    def ask(self, number: int, step: Step, wobble: float = 0.0) -> NightRun:
        """The run that `step` buys."""
        probe = step in (Step.PROBE, Step.PROBE_WHOLE)
        whole = step not in (Step.FIRST, Step.PROBE)
        setting = OLD if probe else NOW
        some = self.rng.permutation(self.n)[: self.n if whole else self.rules.first]
        scores = self.usual + wobble + self.rng.normal(0, 0.07, self.n) - self.drop(number, setting)
        found = {f"e{place:03}": float(scores[place]) for place in some}
        return night_run(
            night_of(number),
            {"quality": found, "passed": {name: float(score > 0.5) for name, score in found.items()}},
            setting=setting,
            role=Role.PROBE if probe else Role.NIGHT,
            asking="again" if step is Step.AGAIN else "",
            whole=whole,
            prompt="1.0.0" if probe else "1.1.0",
        )
