"""vitaeval's own line on workload W: plan, generate, journal with fsync, parse, score, record, reports.

Everything that `vitaeval eval` does with a real provider, but for the floor and ceiling of the golden set, which are
computed once per set and kept.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sides import arguments, tell
from task import ROUGE, planned

from vitaeval.app.connect import Connection, connect
from vitaeval.app.project import Project
from vitaeval.app.publish import publish
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal
from vitaeval.runner.plan import Plan
from vitaeval.runner.record import Clock, record
from vitaeval.runner.score import score
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import Anchors, Manifest, RunRecord
from vitaeval.version import __version__

START_UP = ("openai", "scipy.special", "rapidfuzz.distance", "rouge_score.tokenize")
"""What vitaeval imports when it is needed; the floors import theirs before their clock starts as well."""


def evaluate(plan: Plan, project: Project) -> RunRecord:
    """One run, kept under the project's runs."""
    began, now = time.monotonic(), datetime.now(UTC)
    manifest = _manifest(plan, now)
    folder = folders.create(project.runs, manifest)
    with folders.locked(folder):
        outcomes = _generated(plan, project, folder)
        by_id = {example.id: example for example in plan.examples}
        scored = [score(item, by_id[item.example], (ROUGE,), plan.golden.card.as_of) for item in outcomes]
        ended = Clock(datetime.now(UTC), time.monotonic() - began)
        found = record(manifest, plan, scored, (ROUGE,), ended)
        publish(folder, found, Anchors(floor={}, ceiling={}))
    return found


def _generated(plan: Plan, project: Project, folder: Path) -> tuple[ExampleOutcome, ...]:
    journal = Journal(folder / folders.JOURNAL)
    try:
        connection = connect(plan, journal, project, warn=lambda text: print(text, file=sys.stderr))
        return asyncio.run(_talk(plan, connection))
    finally:
        journal.close()


async def _talk(plan: Plan, connection: Connection) -> tuple[ExampleOutcome, ...]:
    try:
        return await generate(plan, connection.chat, lambda outcome: None)
    finally:
        await connection.close()


def _manifest(plan: Plan, now: datetime) -> Manifest:
    return Manifest(
        run_id=folders.new_run_id(now, plan.generation_key),
        created=now.isoformat(timespec="seconds"),
        generation_key=plan.generation_key,
        config=plan.config,
        prompt_digest=plan.setting.prompt.digest,
        golden_digest=plan.golden.digest,
        as_of=plan.golden.card.as_of,
        examples=tuple(example.id for example in plan.examples),
        git_commit=None,
        version=__version__,
    )


def main() -> None:
    """Evaluate the examples and say how long it took."""
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    for library in START_UP:
        importlib.import_module(library)  # noqa: TID251
    began = time.perf_counter()
    plan = planned(args.examples, args.base_url, args.concurrency, is_cached=args.cache)
    found = evaluate(plan, Project(args.out))
    tell([value for item in found.examples if (value := item.value("rouge")) is not None], began)


if __name__ == "__main__":
    main()
