"""What an offline experiment may cost, told before its first call."""

from __future__ import annotations

from collections.abc import Iterable

from vitaeval.app.planning import estimate_run
from vitaeval.app.project import Project
from vitaeval.decisions.ladder import Ladder, Step
from vitaeval.report.plan import money
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.plan import total


def price(project: Project, configs: Iterable[EvalConfig], rungs: Ladder, examples: int) -> str:
    """Answers and USD of all arms, at the first step and at the last, which a clear answer never reaches."""
    arms = list(configs)
    costs = total(estimate_run(config, project).cost_usd for config in arms)

    def step(taken: Step) -> str:
        share = taken.examples * taken.trials
        return f"{len(arms) * share} answers ({money(None if costs is None else costs.times(share / examples))})"

    return f"{len(rungs.steps)} steps: {step(rungs.steps[0])} at the first, {step(rungs.steps[-1])} in all"
