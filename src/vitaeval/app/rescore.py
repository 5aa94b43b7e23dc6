"""`vitaeval rescore`: today's metrics on yesterday's answers, without any model call."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console

from vitaeval.app.evaluate import finish
from vitaeval.app.importing import answered_before, is_imported
from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, wire
from vitaeval.errors import NotComparable, Transient
from vitaeval.report.rescored import show_moved
from vitaeval.report.summary import summary
from vitaeval.report.table import show
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import Manifest
from vitaeval.transport.redact import person_of, redacted


def rescore(run_id: str, project: Project, console: Console) -> int:
    """Score a kept run again and show old beside new where a number moved."""
    folder = folders.find(project.runs, run_id)
    manifest = folders.read_manifest(folder)
    with folders.locked(folder):
        before = folders.read_record(folder) if (folder / folders.RECORD).exists() else None
        parts, outcomes = answered_before(folder, project) if is_imported(manifest) else _replay(folder, project)
        found = finish(parts, folder, outcomes, before.wall_s if before else 0.0)
    show(console, found.record, summary(found.record, found.anchors))
    if before is not None:
        show_moved(console, before, found.record)
    return 0


def _same_questions(manifest: Manifest, parts: Parts) -> None:
    """A journal answers only the questions that it was asked."""
    plan = parts.plan
    if plan.golden.digest != manifest.golden_digest:
        raise NotComparable(
            f"{manifest.run_id} was made on golden set {manifest.golden_digest[:12]}, today's "
            f"{plan.golden.task}/{plan.golden.name} is {plan.golden.digest[:12]}: check out the older one or run eval"
        )
    if plan.setting.prompt.digest != manifest.prompt_digest:
        raise NotComparable(
            f"{manifest.run_id} was made with prompt {manifest.config.prompt} ({manifest.prompt_digest[:12]}), "
            f"which now reads {plan.setting.prompt.digest[:12]}: restore that version or run eval"
        )


def _replay(folder: Path, project: Project) -> tuple[Parts, tuple[ExampleOutcome, ...]]:
    manifest = folders.read_manifest(folder)
    parts = wire(manifest.config, project)
    _same_questions(manifest, parts)

    async def absent(request: Request, /) -> Reply:
        raise Transient("journal", f"no answer of stage {request.purpose.stage} was kept")

    journal = Journal(folder / folders.JOURNAL)
    try:
        chat = redacted(journaled(absent, journal), manifest.config.privacy, person_of)
        return parts, asyncio.run(generate(parts.plan, chat, lambda outcome: None))
    finally:
        journal.close()
