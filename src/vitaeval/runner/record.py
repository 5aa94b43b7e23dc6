"""From scored outcomes to the record of a run: per example, and in aggregate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from vitaeval.runner.plan import Plan
from vitaeval.runner.score import ScoredOutcome
from vitaeval.schema.chat import Evidence
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, Skipped, State, Unanswered
from vitaeval.schema.run import Aggregate, ExampleRecord, Manifest, RunRecord
from vitaeval.schema.score import Crashed, Direction, Metric, NotApplicable, number
from vitaeval.schema.task import TaskSpec
from vitaeval.stats.interval import Interval, cluster_means, mean_interval

PASSED = Metric(
    name="passed",
    version="1",
    title="examples that pass",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=lambda seen: NotApplicable(reason="read from the record"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """When a run ended and how long it took."""

    finished: datetime
    wall_s: float


def record(
    manifest: Manifest, plan: Plan, scored: Sequence[ScoredOutcome], metrics: Sequence[Metric], clock: Clock
) -> RunRecord:
    """The whole run at full precision."""
    task = plan.setting.task
    examples = tuple(example_record(item, task) for item in scored)
    served = {call.reply.served_model for item in scored for call in item.outcome.calls}
    return RunRecord(
        manifest=manifest,
        evidence=evidence(scored, plan),
        goal=task.goal,
        headline=task.headline,
        metric_versions={metric.name: metric.version for metric in metrics},
        states={str(state): sum(item.state is state for item in examples) for state in State},
        served_models=tuple(sorted(served)),
        examples=examples,
        aggregates=tuple(aggregates(examples, metrics)),
        wall_s=clock.wall_s,
        finished=clock.finished.isoformat(timespec="seconds"),
    )


def evidence(scored: Sequence[ScoredOutcome], plan: Plan) -> Evidence:
    """The weakest evidence among all calls; the model's declared one when nothing was answered."""
    strength = list(Evidence)
    found = {call.reply.evidence for item in scored for call in item.outcome.calls}
    return max(found, key=strength.index) if found else plan.config.model.evidence


def _passed(item: ScoredOutcome, task: TaskSpec) -> bool | None:
    """Goal at its threshold and every condition met; None when nothing came back to judge.

    A goal that has no number (a right "insufficient" answer) leaves the decision to the conditions.
    """
    match item.outcome.state:
        case State.MALFORMED:
            return False
        case State.UNANSWERED | State.SUBSTITUTED | State.SKIPPED:
            return None
    cells = dict(item.cells)
    goal = number(cells, task.goal)
    conditions = [number(cells, name) for name in task.must_hold]
    if any(isinstance(cells.get(name.split(".")[0]), Crashed) for name in (task.goal, *task.must_hold)):
        return None
    return (goal is None or goal >= item.example.threshold) and all(held in (None, 1.0) for held in conditions)


def example_record(item: ScoredOutcome, task: TaskSpec) -> ExampleRecord:
    """One example with its cells, answers and what it took."""
    outcome = item.outcome
    answers = {
        name: stage.value.model_dump(mode="json") for name, stage in outcome.stages.items() if isinstance(stage, Ok)
    }
    return ExampleRecord(
        example=item.example.id,
        cluster=item.example.cluster,
        tags=item.example.tags,
        trial=outcome.trial,
        state=outcome.state,
        reason=_reason(outcome),
        passed=_passed(item, task),
        cells=dict(item.cells),
        answers=answers,
        text=outcome.calls[-1].reply.text if outcome.calls and task.final not in answers else None,
        calls=len(outcome.calls),
        repairs=sum(call.repair for call in outcome.calls),
        latency_ms=sum(call.reply.timing.latency_ms for call in outcome.calls),
        waited_ms=sum(call.reply.timing.waited_ms for call in outcome.calls),
    )


def _reason(outcome: ExampleOutcome) -> str | None:
    for name, stage in outcome.stages.items():
        if isinstance(stage, Malformed | Unanswered | Skipped):
            return f"{name}: {stage.reason}"
    return None


def aggregates(examples: Sequence[ExampleRecord], metrics: Sequence[Metric]) -> Iterable[Aggregate]:
    """Every metric and part over all examples and over each tag."""
    tags: list[str | None] = [None, *sorted({tag for item in examples for tag in item.tags})]
    for tag in tags:
        chosen = [item for item in examples if tag is None or tag in item.tags]
        yield _aggregate(chosen, PASSED, None, tag)
        for metric in metrics:
            for part in (None, *metric.parts):
                yield _aggregate(chosen, metric, part, tag)


def _aggregate(examples: Sequence[ExampleRecord], metric: Metric, part: str | None, tag: str | None) -> Aggregate:
    name = f"{metric.name}.{part}" if part else metric.name
    kinds = Counter(type(item.cells.get(metric.name)).__name__ for item in examples)
    numbers = [(item.cluster, item.example, number) for item in examples if (number := _number(item, name)) is not None]
    clusters = cluster_means(numbers)
    low, high = _range(metric, part)
    found = mean_interval(clusters, low=low, high=high) if clusters else Interval(0.0, None, None)
    return Aggregate(
        metric=name,
        title=f"{metric.title}: {part.replace('_', ' ')}" if part else metric.title,
        version=metric.version,
        direction=metric.direction,
        unit=metric.unit,
        timing=metric.timing,
        tag=tag,
        n=len(numbers),
        clusters=len(clusters),
        not_applicable=0 if metric is PASSED else len(examples) - len(numbers) - kinds["Crashed"],
        crashed=kinds["Crashed"],
        mean=found.mean if clusters else None,
        low=found.low,
        high=found.high,
    )


def _range(metric: Metric, part: str | None) -> tuple[float, float | None]:
    if part is None:
        return metric.low, metric.high
    return 0.0, None if part in metric.counts else 1.0


def _number(item: ExampleRecord, dotted: str) -> float | None:
    if dotted == PASSED.name:
        return None if item.passed is None else float(item.passed)
    return item.value(dotted)
