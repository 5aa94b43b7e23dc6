"""`vitaeval plan`: what a run would take, before its first call."""

from __future__ import annotations

from rich.console import Console

from vitaeval.app.connect import batch_port
from vitaeval.app.golden import TYPICAL_SPREAD
from vitaeval.app.project import Project
from vitaeval.app.wire import providers, wire
from vitaeval.report.plan import show
from vitaeval.runner import folder as folders
from vitaeval.runner.estimate import Known, estimate
from vitaeval.runner.past import held_replies, past_calls
from vitaeval.runner.plan import Plan, model_of
from vitaeval.runner.questions import Held, nothing_held
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import EvalConfig, Mode
from vitaeval.schema.plan import RunEstimate


def plan_run(config: EvalConfig, project: Project, console: Console) -> int:
    """Print what `vitaeval eval` with the same configuration would take; nobody is asked, nothing is written."""
    show(console, estimate_run(config, project))
    return 0


def estimate_run(config: EvalConfig, project: Project) -> RunEstimate:
    """What the run would still take: answers of the run that it would resume are not asked for again."""
    plan = wire(config, project).plan
    _refuse_what_cannot_run(plan)
    known = Known(
        spread=TYPICAL_SPREAD,
        past=past_calls(project.runs, config.task),
        held=_held(plan, project),
        free=frozenset(name for name, provider in providers().items() if not provider.spends),
    )
    return estimate(plan, known)


def _refuse_what_cannot_run(plan: Plan) -> None:
    for stage in plan.setting.models:
        model = model_of(plan.config, stage)
        provider = providers()[model.provider]
        if plan.config.mode is Mode.BATCH and provider.spends:
            batch_port(provider, model)


def _held(plan: Plan, project: Project) -> Held:
    folder = folders.resumable(project.runs, plan.generation_key)
    if folder is None:
        return nothing_held
    replies = held_replies(folder)

    def held(request: Request) -> Reply | None:
        return replies.get(call_key(request))

    return held
