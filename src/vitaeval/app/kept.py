"""What a finished run was answered, read from its journal without any model call."""

from __future__ import annotations

import asyncio
from pathlib import Path

from vitaeval.app.importing import answered_before, is_imported
from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, wire
from vitaeval.errors import NotComparable, Transient
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import Manifest
from vitaeval.transport.redact import person_of, redacted


def kept_outcomes(folder: Path, project: Project) -> tuple[Parts, tuple[ExampleOutcome, ...]]:
    """The run's parts and every outcome in the plan's order; its lock must be held.

    Raises NotComparable when prompt or golden set are others by now.
    """
    manifest = folders.read_manifest(folder)
    if is_imported(manifest):
        return answered_before(folder, project)
    parts = wire(manifest.config, project)
    same_questions(manifest, parts)
    journal = Journal(folder / folders.JOURNAL)
    try:
        chat = redacted(journaled(absent, journal), manifest.config.privacy, person_of)
        return parts, asyncio.run(generate(parts.plan, chat, lambda outcome: None))
    finally:
        journal.close()


async def absent(request: Request, /) -> Reply:
    """Nobody is asked: what the journal does not hold is missing."""
    raise Transient("journal", f"no answer of stage {request.purpose.stage} was kept")


def same_questions(manifest: Manifest, parts: Parts) -> None:
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
