"""Several runs at once: what drifts while they last (a provider's load, its model) meets all of them alike."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vitaeval.app.connect import connect, require_models
from vitaeval.app.evaluate import Evaluated, adopt, finish, manifest_of
from vitaeval.app.judged import attaching, judged
from vitaeval.app.notices import tell
from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, wire
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import OnDone, generate
from vitaeval.runner.journal import Journal
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.outcome import ExampleOutcome

Outcomes = tuple[ExampleOutcome, ...]


@dataclass(frozen=True, slots=True)
class _Lane:
    """One of the runs, its folder locked and its journal open."""

    parts: Parts
    folder: Path
    journal: Journal


def side_by_side(
    configs: Sequence[EvalConfig], project: Project, started: Callable[[int], OnDone]
) -> tuple[Evaluated, ...]:
    """Run, or resume, all `configs` in one event loop; their questions leave in turn. Scored when all have answered.

    `started` is told how many answers are awaited and returns what wants to hear of each. Errors are those of
    `evaluate`; finished calls are kept.
    """
    begun, wired = time.monotonic(), [wire(config, project) for config in configs]
    for parts in wired:
        require_models(parts.plan, project)
    with ExitStack() as stack:
        lanes = [stack.enter_context(_lane(parts, project)) for parts in wired]
        on_done = started(sum(lane.parts.plan.size for lane in lanes))
        found = asyncio.run(_all(lanes, project, on_done))
        spent_s = time.monotonic() - begun
        return tuple(_finished(lane, outcomes, spent_s) for lane, outcomes in zip(lanes, found, strict=True))


@contextmanager
def _lane(parts: Parts, project: Project) -> Iterator[_Lane]:
    kept = folders.resumable(project.runs, parts.plan.generation_key)
    folder = kept or folders.create(project.runs, manifest_of(parts.plan, project))
    with folders.locked(folder):
        if kept is not None:
            adopt(parts.plan.config, kept)
            parts = judged(parts, kept, project)
        journal = Journal(folder / folders.JOURNAL)
        try:
            yield _Lane(parts, folder, journal)
        finally:
            journal.close()


async def _all(lanes: Sequence[_Lane], project: Project, on_done: OnDone) -> list[Outcomes]:
    return await asyncio.gather(*(_answers(lane, project, on_done) for lane in lanes))


async def _answers(lane: _Lane, project: Project, on_done: OnDone) -> Outcomes:
    talk = connect(lane.parts.plan, lane.journal, project, warn=partial(tell, lane.folder))
    try:
        return await generate(lane.parts.plan, talk.chat, on_done)
    finally:
        await talk.close()


def _finished(lane: _Lane, outcomes: Outcomes, spent_s: float) -> Evaluated:
    attach = attaching(lane.parts, lane.folder)
    return finish(lane.parts, lane.folder, map(attach, outcomes) if attach else outcomes, spent_s)
