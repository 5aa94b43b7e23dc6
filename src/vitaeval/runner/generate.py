"""Ask all questions of a plan, a bounded number at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

from vitaeval.pipeline.chain import run_chain
from vitaeval.pipeline.stage import Job
from vitaeval.runner.plan import Plan
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.ports import ChatModel

OnDone = Callable[[ExampleOutcome], None]
Take = Callable[[int, ExampleOutcome], Awaitable[None]]


async def generate(plan: Plan, chat: ChatModel, on_done: OnDone) -> tuple[ExampleOutcome, ...]:
    """Outcomes of all jobs in the plan's order; `on_done` hears of each as it ends. See `generate_each`."""
    found: dict[int, ExampleOutcome] = {}

    async def take(place: int, outcome: ExampleOutcome) -> None:
        found[place] = outcome
        on_done(outcome)

    await generate_each(plan, chat, take)
    return tuple(found[place] for place in sorted(found))


async def generate_each(plan: Plan, chat: ChatModel, take: Take) -> None:
    """Hand every job's outcome to `take` as it ends, with the job's place in the plan; none is kept here.

    Never more than `plan.at_once()` examples are under way, those that wait in `take` among them. The first
    error that is not a provider's (a full disk, a bug) stops the rest and is raised; finished calls are in
    the journal.
    """

    async def work(queue: Iterator[tuple[int, Job]]) -> None:
        for place, job in queue:
            await take(place, await run_chain(chat, plan.setting, job))

    waiting = enumerate(plan.jobs())
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(plan.at_once()):
                group.create_task(work(waiting))
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
