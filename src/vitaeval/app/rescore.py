"""`vitaeval rescore`: today's metrics on yesterday's answers, without any model call."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from rich.console import Console

from vitaeval.app.evaluate import Evaluated, conclude, finish
from vitaeval.app.importing import answered_before, is_imported
from vitaeval.app.judged import attaching, judged
from vitaeval.app.kept import absent, same_questions
from vitaeval.app.project import Project
from vitaeval.app.results import Results
from vitaeval.app.scorer import recipe, scorer
from vitaeval.app.scoring import Run, scored_as_they_come
from vitaeval.app.wire import wire
from vitaeval.report.rescored import show_moved
from vitaeval.report.table import show
from vitaeval.runner import folder as folders
from vitaeval.runner.journal import Journal, journaled
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.transport.redact import person_of, redacted


def rescore(run_id: str, project: Project, console: Console) -> int:
    """Score a kept run again and show old beside new where a number moved."""
    folder = folders.find(project.runs, run_id)
    manifest = folders.read_manifest(folder)
    with folders.locked(folder):
        before = folders.read_record(folder) if (folder / folders.RECORD).exists() else None
        wall_s = before.wall_s if before else 0.0
        score_again = _imported if is_imported(manifest) else _replayed
        found = score_again(folder, project, wall_s)
    show(console, found.record, found.summary)
    if before is not None:
        show_moved(console, before, found.record)
    return 0


def _imported(folder: Path, project: Project, wall_s: float) -> Evaluated:
    parts, outcomes = answered_before(folder, project)
    attach = attaching(parts, folder) or _unchanged
    return finish(judged(parts, folder, project), folder, map(attach, outcomes), wall_s)


def _unchanged(outcome: ExampleOutcome) -> ExampleOutcome:
    return outcome


def _replayed(folder: Path, project: Project, wall_s: float) -> Evaluated:
    """The run as its journal answers it, scored as a run is."""
    began = time.monotonic()
    manifest = folders.read_manifest(folder)
    parts = judged(wire(manifest.config, project), folder, project)
    same_questions(manifest, parts)
    by, attach = scorer(parts.plan, parts.metrics), attaching(parts, folder)
    run = Run(parts.plan, by, recipe(parts, project), attach=attach)
    journal = Journal(folder / folders.JOURNAL)
    try:
        chat = redacted(journaled(absent, journal), manifest.config.privacy, person_of)
        with Results(folder, parts.plan, parts.metrics, parts.judged) as results:
            asyncio.run(scored_as_they_come(run, chat, results, lambda outcome: None))
            return conclude(parts, folder, results, wall_s + time.monotonic() - began)
    finally:
        journal.close()
