"""From a plan to what it would take, without any call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitaeval.runner.appraise import Stage, appraise, appraise_free
from vitaeval.runner.pace import Load, batch_wall, orders, wall
from vitaeval.runner.past import PastCall
from vitaeval.runner.plan import Plan, model_of
from vitaeval.runner.questions import Held, Question, Questions, nothing_held, questions
from vitaeval.runner.tokens import Asked, by_stage, of_model
from vitaeval.schema.config import Mode
from vitaeval.schema.plan import Effect, Projection, RunEstimate, Spread, StageEstimate, total
from vitaeval.stats.power import smallest_effect

MONTHLY = (1_000, 10_000, 100_000)
"""CVs a month for which the price is projected."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the plan.

    `past` are calls of kept runs; `held` finds answers that need not be asked for again; `free` names the
    providers that ask nobody and cost nothing; `spread` is the standard deviation of a cluster's difference
    between two versions, on the goal's scale.
    """

    spread: float
    past: Sequence[PastCall] = ()
    held: Held = nothing_held
    free: frozenset[str] = frozenset()


def estimate(plan: Plan, known: Known) -> RunEstimate:
    """Calls, tokens, money and time that `plan` would still take, and what its golden set can show.

    The monthly projection is for one answer per CV; answers that are held already count in full there.
    """
    asked = questions(plan, known.held)
    ahead = _stages(plan, known, asked, [item for item in asked.found if not item.held])
    everything = _stages(plan, known, asked, asked.found)
    config, loads = plan.config, [load for _, load in ahead]
    count = orders(loads) if config.mode is Mode.BATCH else None
    wall_s, bound_by = wall(loads, _at_once(plan)) if count is None else (batch_wall(count), "batches")
    return RunEstimate(
        title=f"{config.task} {config.prompt} · {config.model.name} · {config.golden}",
        examples=len(plan.examples),
        trials=config.suite.trials,
        concurrency=config.concurrency,
        stages=tuple(item for item, _ in ahead),
        wall_s=wall_s,
        bound_by=bound_by,
        effect=_effect(plan, known.spread),
        monthly=_monthly(total(item.cost_usd for item, _ in everything), len(plan.jobs())),
        orders=count,
        max_usd=config.budget.max_usd,
        max_tokens=config.budget.max_tokens,
    )


def _stages(plan: Plan, known: Known, asked: Questions, chosen: Sequence[Question]) -> list[tuple[StageEstimate, Load]]:
    """Each stage's estimate over the `chosen` questions, in the task's order."""
    grouped = by_stage(chosen)
    found = []
    for spec in plan.setting.task.stages:
        model = model_of(plan.config, spec.name)
        past = of_model(known.past, spec.name, model)
        questions_left = grouped.get(spec.name, [])
        stage = Stage(
            name=spec.name,
            asked=Asked(questions_left, model, past, plan.setting.prompt.digest),
            held=sum(item.stage == spec.name for item in asked.found) - len(questions_left),
            prefix_chars=asked.prefix_chars(spec.name),
            at_once=_at_once(plan),
        )
        is_free = model.provider in known.free
        item, load = appraise_free(stage) if is_free else appraise(stage)
        found.append((_in_batch(item) if plan.config.mode is Mode.BATCH and not is_free else item, load))
    return found


def _in_batch(item: StageEstimate) -> StageEstimate:
    """The stage at the price of batches."""
    unknown = item.unknown or (None if item.batch_usd else "no price of batches is known (price.batch_factor)")
    return StageEstimate(**{**dict(item), "cost_usd": item.batch_usd, "unknown": unknown})


def _effect(plan: Plan, spread: float) -> Effect:
    clusters = len({example.cluster for example in plan.examples})
    return Effect(smallest=smallest_effect(clusters, sd_difference=spread), clusters=clusters, spread=spread)


def _monthly(whole: Spread | None, jobs: int) -> tuple[Projection, ...]:
    each = None if whole is None or not jobs else whole.times(1 / jobs)
    return tuple(Projection(cvs=cvs, cost_usd=None if each is None else each.times(cvs)) for cvs in MONTHLY)


def _at_once(plan: Plan) -> int:
    return max(1, min(plan.config.concurrency, len(plan.jobs())))
