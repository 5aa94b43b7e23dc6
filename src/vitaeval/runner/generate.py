"""Ask all questions of a plan, a bounded number at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from vitaeval.pipeline.chain import run_chain
from vitaeval.pipeline.stage import Job
from vitaeval.runner.plan import Plan
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.ports import ChatModel

OnDone = Callable[[ExampleOutcome], None]


async def generate(plan: Plan, chat: ChatModel, on_done: OnDone) -> tuple[ExampleOutcome, ...]:
    """Outcomes of all jobs in the plan's order; `on_done` hears of each as it ends.

    Never more than `plan.at_once()` examples are under way. The first error that is not a
    provider's (a full disk, a bug) stops the rest and is raised; finished calls are in the journal.
    """
    jobs = plan.jobs()
    found: list[ExampleOutcome | None] = [None] * len(jobs)
    waiting = iter(enumerate(jobs))

    async def work(queue: Iterator[tuple[int, Job]]) -> None:
        for number, job in queue:
            outcome = await run_chain(chat, plan.setting, job)
            found[number] = outcome
            on_done(outcome)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(plan.at_once()):
                group.create_task(work(waiting))
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return tuple(outcome for outcome in found if outcome is not None)
