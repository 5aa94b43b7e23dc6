"""The conditions of a gate: a goal to reach and guardrails to keep."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from vitaeval.decisions.ladder import Look
from vitaeval.decisions.pairs import pairs
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction
from vitaeval.schema.verdict import GateMode, GateRules, Held
from vitaeval.stats.paired import paired

Runs = tuple[RunRecord, RunRecord]


def goal(runs: Runs, rules: GateRules, look: Look) -> Held | None:
    """Whether the candidate's goal is better (or, by the mode, no worse) than the baseline's, `runs` being both.

    None when no person has a number on both sides.
    """
    null = -rules.margin if rules.mode is GateMode.NONINFERIORITY else 0.0
    return _held(runs, runs[1].goal, look, null=null, target=rules.target)


def guardrails(runs: Runs, rules: GateRules, look: Look) -> Iterator[Held]:
    """Each guardrail against its own margin; it is refuted only when harm beyond the margin is shown.

    A guardrail that has no number on both sides holds nothing and is left open by its absence: see `absent`.
    """
    for metric, margin in rules.guardrails.items():
        found = _held(runs, metric, look, null=-margin, target=0.0)
        if found is not None:
            yield found


def absent(runs: Runs, rules: GateRules) -> Iterator[str]:
    """Guardrails that neither run can be judged by: a verdict may not pass over them in silence."""
    for metric in rules.guardrails:
        if not pairs(runs[0].examples, runs[1].examples, metric).gaps():
            yield f"guardrail {metric} has no number on both sides"


def _held(runs: Runs, metric: str, look: Look, *, null: float, target: float) -> Held | None:
    baseline, candidate = runs
    item = candidate.aggregate(metric)
    both = pairs(baseline.examples, candidate.examples, metric)
    gaps = both.gaps()
    if item is None or not gaps:
        return None
    found = paired([gap if item.direction is Direction.UP else -gap for gap in gaps])
    return Held(
        metric=metric,
        title=item.title,
        n=found.n,
        baseline=fmean(both.baseline.values()),
        gain=found.delta,
        se=found.se,
        bound=look.lower_bound(found),
        null=null,
        standing=look.standing(found, null=null, target=target),
    )
