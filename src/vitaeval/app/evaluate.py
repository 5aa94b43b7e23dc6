"""`vitaeval eval`: run one prompt version of one task on one golden set, score it, keep it, log it."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from vitaeval.app import clock, git
from vitaeval.app.anchors import anchors
from vitaeval.app.connect import Connection, connect, require_keys
from vitaeval.app.project import Project
from vitaeval.app.publish import publish
from vitaeval.app.wire import Parts, wire
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import OnDone, generate
from vitaeval.runner.journal import Journal
from vitaeval.runner.record import Clock, record
from vitaeval.runner.score import score
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import Anchors, Manifest, RunRecord
from vitaeval.version import __version__


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A finished run: where it is kept, what it found, and how many calls it did not have to repeat."""

    folder: Path
    record: RunRecord
    anchors: Anchors
    reused_calls: int
    paid_usd: float | None = 0.0


Started = Callable[[Path, int, bool], OnDone]


def evaluate(config: EvalConfig, project: Project, started: Started) -> Evaluated:
    """Run, or resume the newest incomplete run of, one configuration.

    `started` is told the run's folder, the number of jobs and whether it resumes, and returns what wants
    to hear of each finished one. Raises UserError before anything is written when the configuration is
    wrong, EnvironmentFailure when the disk fails; finished calls are kept either way.
    """
    began = time.monotonic()
    parts = wire(config, project)
    require_keys(parts.plan, project)
    kept = folders.resumable(project.runs, parts.plan.generation_key)
    folder = kept or folders.create(project.runs, _manifest(parts, project))
    with folders.locked(folder):
        if kept is not None:
            _adopt(config, kept)
        on_done = started(folder, len(parts.plan.jobs()), kept is not None)
        generated = _generate(parts, folder, project, on_done)
        found = finish(parts, folder, generated.outcomes, time.monotonic() - began)
    return replace(found, reused_calls=generated.reused_calls, paid_usd=generated.paid_usd)


def _adopt(config: EvalConfig, folder: Path) -> None:
    """Whoever resumes a run decides anew what decides no answer: metrics, tracking, limits."""
    manifest = Manifest(**{**dict(folders.read_manifest(folder)), "config": config})
    folders.write(folder / folders.MANIFEST, manifest.model_dump_json(indent=1))


@dataclass(frozen=True, slots=True)
class _Generated:
    outcomes: tuple[ExampleOutcome, ...]
    reused_calls: int
    paid_usd: float | None


def _generate(parts: Parts, folder: Path, project: Project, on_done: OnDone) -> _Generated:
    journal = Journal(folder / folders.JOURNAL)
    try:
        talk = connect(parts.plan, journal, project, warn=lambda text: print(text, file=sys.stderr))
        outcomes = asyncio.run(_talk(parts, talk, on_done))
    finally:
        journal.close()
    return _Generated(outcomes, journal.reused, talk.meter.total.cost_usd)


async def _talk(parts: Parts, connection: Connection, on_done: OnDone) -> tuple[ExampleOutcome, ...]:
    try:
        return await generate(parts.plan, connection.chat, on_done)
    finally:
        await connection.close()


def finish(parts: Parts, folder: Path, outcomes: tuple[ExampleOutcome, ...], generated_s: float) -> Evaluated:
    """Score, record and publish what a run has brought; its lock must be held."""
    began = time.monotonic()
    by_id = {example.id: example for example in parts.plan.examples}
    as_of = parts.plan.golden.card.as_of
    scored = [score(item, by_id[item.example], parts.metrics, as_of) for item in outcomes]
    ended = Clock(clock.now(), generated_s + time.monotonic() - began)
    found = record(folders.read_manifest(folder), parts.plan, scored, parts.metrics, ended)
    bounds = anchors(parts, folder.parent)
    publish(folder, found, bounds)
    return Evaluated(folder, found, bounds, reused_calls=0)


def _manifest(parts: Parts, project: Project) -> Manifest:
    plan = parts.plan
    now = clock.now()
    return Manifest(
        run_id=folders.new_run_id(now, plan.generation_key),
        created=now.isoformat(timespec="seconds"),
        generation_key=plan.generation_key,
        config=plan.config,
        prompt_digest=plan.setting.prompt.digest,
        golden_digest=plan.golden.digest,
        as_of=plan.golden.card.as_of,
        examples=tuple(example.id for example in plan.examples),
        git_commit=git.commit(project.root),
        version=__version__,
    )
