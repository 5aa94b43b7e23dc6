"""Hold outcomes against metrics: pure, no model call, a crash costs one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from vitaeval.errors import ConfigError
from vitaeval.schema.golden import Example
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.outcome import ExampleOutcome, Ok, State
from vitaeval.schema.score import Crashed, Metric, NotApplicable, Observation, Score

Scored = Score | NotApplicable | Crashed


@dataclass(frozen=True, slots=True)
class ScoredOutcome:
    """An outcome with one cell per metric."""

    example: Example
    outcome: ExampleOutcome
    cells: Mapping[str, Scored]


def in_order(names: Sequence[str], shelf: Mapping[str, Metric]) -> tuple[Metric, ...]:
    """The metrics called `names` and those that they need, each after what it needs."""
    ordered: dict[str, Metric] = {}

    def add(name: str) -> None:
        if name not in shelf:
            raise ConfigError(f"unknown metric {name!r}: {did_you_mean(name, shelf)}")
        for need in shelf[name].needs:
            add(need)
        ordered.setdefault(name, shelf[name])

    for name in names:
        add(name)
    return tuple(ordered.values())


def score(outcome: ExampleOutcome, example: Example, metrics: Sequence[Metric], as_of: str) -> ScoredOutcome:
    """Every metric's cell for one outcome."""
    cells: dict[str, Scored] = {}
    answers = {name: stage.value for name, stage in outcome.stages.items() if isinstance(stage, Ok)}
    for metric in metrics:
        seen = Observation(example, outcome.state, answers, outcome.calls, as_of, dict(cells), outcome.judgements)
        cells[metric.name] = _cell(metric, seen)
    return ScoredOutcome(example, outcome, cells)


def _cell(metric: Metric, seen: Observation) -> Scored:
    match seen.state:
        case State.SCORED:
            return _measured(metric, seen)
        case State.MALFORMED:
            if metric.worst is None:
                return _measured(metric, seen)
            return Score(value=metric.worst, parts=dict.fromkeys(metric.worst_parts, 0.0))
        case State.UNANSWERED | State.SUBSTITUTED | State.SKIPPED:
            return NotApplicable(reason=str(seen.state))
        case _:
            assert_never(seen.state)


def _measured(metric: Metric, seen: Observation) -> Scored:
    try:
        return metric.score(seen)
    except Exception as error:
        return Crashed(error=f"{metric.name}: {type(error).__name__}: {error}")
