"""What the charts need of a run's record, and what has to be equal for two nights to be nights of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from vitaeval.decisions.pairs import COUNTABLE, value_of
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.nightly import NightRun, Role
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction
from vitaeval.stats.quantile import nearest_rank

EPOCH = re.compile(r"night-(\d{4}-\d{2}-\d{2})(?:-(again|probe))?")
AGAIN = "again"
SHORT = 12


@dataclass(frozen=True, slots=True)
class Asking:
    """Which night a run belongs to, why it was made, and whether it repeats the night's first asking."""

    night: str
    role: Role = Role.NIGHT
    again: bool = False

    @property
    def epoch(self) -> str:
        """The name under which the run's answers are kept apart from all others."""
        if self.role is Role.PROBE:
            return f"night-{self.night}-{Role.PROBE}"
        return f"night-{self.night}-{AGAIN}" if self.again else f"night-{self.night}"


def asking(epoch: str) -> Asking | None:
    """The asking that `epoch` names; None when the run is no nightly one."""
    found = EPOCH.fullmatch(epoch)
    if found is None:
        return None
    return Asking(found[1], Role.PROBE if found[2] == Role.PROBE else Role.NIGHT, found[2] == AGAIN)


def night_run(record: RunRecord, metrics: Iterable[str]) -> NightRun | None:
    """The line of the history for `record`, with the scores of `metrics`; None when it is no nightly run."""
    manifest, config = record.manifest, record.manifest.config
    asked = asking(config.epoch)
    if asked is None:
        return None
    states = record.states
    parts = setting_parts(config, manifest.prompt_digest, manifest.golden_digest)
    values = {name: scores for name in metrics if (scores := _scores(record, name))}
    return NightRun(
        run_id=manifest.run_id,
        night=asked.night,
        role=asked.role,
        asking=AGAIN if asked.again else "",
        task=config.task,
        prompt=config.prompt,
        model=config.model.name,
        setting=digest(parts),
        parts=parts,
        evidence=record.evidence,
        served_models=record.served_models,
        whole=config.suite.examples is None,
        asked=len(record.examples),
        lost=sum(states.get(state, 0) for state in State if state not in COUNTABLE),
        failed=len(record.examples) - states.get(State.SCORED, 0),
        calls=sum(item.calls for item in record.examples),
        cost_usd=_cost(record),
        latency_p95_ms=nearest_rank((item.latency_ms for item in record.examples if item.calls), 0.95),
        metric_versions={name: item.version for name in values if (item := record.aggregate(name))},
        values=values,
    )


def setting_parts(config: EvalConfig, prompt_digest: str, golden_digest: str) -> Mapping[str, str]:
    """All that decides what answers should be worth, by name. What a provider serves today is no part of it."""
    return {
        "prompt": f"{config.prompt} {prompt_digest[:SHORT]}",
        "models": _models(config),
        "golden set": f"{config.golden} {golden_digest[:SHORT]}",
        "privacy": str(config.privacy),
    }


def _models(config: EvalConfig) -> str:
    """Every model with its sampling, as it was asked for."""
    bound = {"": config.model, **(config.stage_models or {})}
    asked = {stage: [f"{model.provider}/{model.id}", model.sampling] for stage, model in sorted(bound.items())}
    names = ", ".join(dict.fromkeys(f"{model.provider}/{model.id}" for model in bound.values()))
    return f"{names} {digest(asked)[:SHORT]}"


def _scores(record: RunRecord, metric: str) -> dict[str, float]:
    """The mean score of each example over its trials, turned so that up is better; examples without one are absent."""
    found: dict[str, list[float]] = {}
    for item in record.examples:
        value = value_of(item, metric)
        if value is not None:
            found.setdefault(item.example, []).append(value)
    known = record.aggregate(metric)
    sign = -1.0 if known is not None and known.direction is Direction.DOWN else 1.0
    return {example: sign * fmean(values) for example, values in found.items()}


def _cost(record: RunRecord) -> float | None:
    """What all priced answers are worth in USD; None when none has a price."""
    costs = [cost for item in record.examples if (cost := item.value("cost")) is not None]
    return sum(costs) if costs else None
