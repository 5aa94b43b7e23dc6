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
from task import Workload

from vitaeval.app.connect import Connection, connect
from vitaeval.app.project import Project
from vitaeval.app.results import Results
from vitaeval.app.scorer import scorer
from vitaeval.app.scoring import Run, scored_as_they_come
from vitaeval.runner import folder as folders
from vitaeval.runner.book import Clock
from vitaeval.runner.journal import Journal
from vitaeval.runner.plan import Plan
from vitaeval.schema.run import Anchors, Manifest, RunRecord
from vitaeval.version import __version__

START_UP = ("openai", "scipy.special", "rapidfuzz.distance")
"""What vitaeval imports when it is needed; the floors import theirs before their clock starts as well."""


def evaluate(work: Workload, project: Project) -> RunRecord:
    """One run, kept under the project's runs."""
    began, now, plan = time.monotonic(), datetime.now(UTC), work.plan()
    folder = folders.create(project.runs, _manifest(plan, now))
    with folders.locked(folder), Results(folder, plan, work.metrics) as results:
        _generate(Run(plan, scorer(plan, work.metrics), work), project, folder, results)
        ended = Clock(datetime.now(UTC), time.monotonic() - began)
        return results.publish(ended, Anchors(floor={}, ceiling={})).record


def _generate(run: Run, project: Project, folder: Path, results: Results) -> None:
    journal = Journal(folder / folders.JOURNAL)
    try:
        connection = connect(run.plan, journal, project, warn=lambda text: print(text, file=sys.stderr))
        asyncio.run(_talk(run, connection, results))
    finally:
        journal.close()


async def _talk(run: Run, connection: Connection, results: Results) -> None:
    try:
        await scored_as_they_come(run, connection.chat, results, lambda outcome: None)
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
    work = Workload(args.examples, args.base_url, args.concurrency, args.cache, args.dear)
    found = evaluate(work, Project(args.out))
    tell([value for item in found.examples if (value := item.value("rouge")) is not None], began)


if __name__ == "__main__":
    main()
