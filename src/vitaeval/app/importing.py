"""`vitaeval import`: score answers that were produced elsewhere, such as a production log, without any call."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape

from vitaeval.app import clock, git
from vitaeval.app.evaluate import finish
from vitaeval.app.project import Project
from vitaeval.app.publish import REPORT_MD
from vitaeval.app.session import TOO_LITTLE, verdict
from vitaeval.app.track import located
from vitaeval.app.wire import Parts, wire
from vitaeval.errors import DataError, NotComparable
from vitaeval.prompts.library import versions
from vitaeval.report.summary import summary
from vitaeval.report.table import show
from vitaeval.runner import folder as folders
from vitaeval.runner.answers_file import Sheet, read_answers
from vitaeval.runner.imported import imported_outcomes, misfits, sole_model, write_down
from vitaeval.runner.journal import Journal
from vitaeval.schema.amounts import counted
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import Cache, EvalConfig, ModelConfig, Suite
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.outcome import ExampleOutcome, State
from vitaeval.schema.run import Manifest, RunRecord
from vitaeval.tracking.fetch import fetch, is_address
from vitaeval.version import __version__

PROVIDER = "imported"
UNSTATED = "unstated"
MOST_LISTED = 20
MODEL_NAME = re.compile(r"[A-Za-z][\w.\-]*")


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers lie (a file, or `runs:/RUN_ID/PATH` in MLflow), and what their owner says about them.

    That is the prompt version and the model behind them, and which of the file's columns is which field.
    """

    file: str
    prompt: str | None = None
    model: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def import_answers(base: EvalConfig, source: Source, project: Project, console: Console) -> int:
    """Make a run of the answers in a file; the exit code is that of `vitaeval eval`.

    `base` says task, golden set, suite, metrics and tracking; its model, prompt and number of trials are not
    used. Every example of the suite belongs to the run: one without an answer is unanswered. Raises
    DataError that lists all problems of the file, each with file and line, before anything is written.
    """
    sheet = _sheet(source, base, project)
    parts = _looked_up(_config(base, source, sheet), project)
    problems = [*sheet.problems, *misfits(sheet, parts.plan)]
    if problems:
        raise DataError(_listed(source.file, problems))
    folder = folders.create(project.runs, _manifest(parts, sheet, project))
    with folders.locked(folder):
        outcomes = _kept(parts, folder, sheet)
        found = finish(_measurable(parts, outcomes), folder, outcomes, 0.0)
    show(console, found.record, summary(found.record, found.anchors))
    _explain(found.record, folder, sheet, console)
    return _verdict(found.record, console)


def _sheet(source: Source, base: EvalConfig, project: Project) -> Sheet:
    if not is_address(source.file):
        return read_answers(Path(source.file), source.columns)
    with TemporaryDirectory() as folder:
        path = fetch(source.file, located(base.tracking, project), Path(folder))
        return read_answers(path, source.columns, name=source.file)


def is_imported(manifest: Manifest) -> bool:
    """Whether a run's answers were produced elsewhere."""
    return manifest.config.model.provider == PROVIDER


def answered_before(folder: Path, project: Project) -> tuple[Parts, tuple[ExampleOutcome, ...]]:
    """An imported run's parts and kept answers, to score them again; its lock must be held.

    Raises NotComparable when the golden set is another one by now.
    """
    manifest = folders.read_manifest(folder)
    parts = _looked_up(manifest.config, project)
    golden = parts.plan.golden
    if golden.digest != manifest.golden_digest:
        raise NotComparable(
            f"{manifest.run_id} was made on golden set {manifest.golden_digest[:12]}, today's "
            f"{golden.task}/{golden.name} is {golden.digest[:12]}: check out the older one or import the file again"
        )
    journal = Journal(folder / folders.JOURNAL)
    journal.close()
    outcomes = imported_outcomes(parts.plan, journal.replies)
    return _measurable(parts, outcomes), outcomes


def _config(base: EvalConfig, source: Source, sheet: Sheet) -> EvalConfig:
    model = source.model or sole_model(sheet) or UNSTATED
    name = model if MODEL_NAME.fullmatch(model) else PROVIDER
    trials = 1 + max((row.trial for _, row in sheet.rows if row.trial < len(sheet.rows)), default=0)
    changes = {
        "prompt": source.prompt or UNSTATED,
        "model": ModelConfig(name=name, provider=PROVIDER, id=model, evidence=Evidence.IMPORTED),
        "stage_models": {},
        "suite": Suite(**{**dict(base.suite), "trials": trials}),
        "cache": Cache(),
    }
    return EvalConfig(**{**dict(base), **changes})


def _looked_up(config: EvalConfig, project: Project) -> Parts:
    """The parts of an imported run. Nothing is asked: the model is the keyless one, and a prompt version that
    nobody stated is stood in for by the task's newest, which floor and ceiling are made with."""
    prompt = config.prompt
    if prompt == UNSTATED:
        known = versions(project.prompts, config.task)
        prompt = known[-1] if known else UNSTATED
    model = ModelConfig(name="baseline", provider="baseline", id="baseline", evidence=Evidence.PROMPT_BLIND)
    parts = wire(EvalConfig(**{**dict(config), "prompt": prompt, "model": model}), project)
    return replace(parts, plan=replace(parts.plan, config=config))


def _kept(parts: Parts, folder: Path, sheet: Sheet) -> tuple[ExampleOutcome, ...]:
    journal = Journal(folder / folders.JOURNAL)
    try:
        asyncio.run(write_down(parts.plan, [row for _, row in sheet.rows], journal))
    finally:
        journal.close()
    return imported_outcomes(parts.plan, journal.replies)


def _measurable(parts: Parts, outcomes: Sequence[ExampleOutcome]) -> Parts:
    """Without the metrics of time when an answer's time is unknown: it must not count as none."""
    timed = all(call.reply.timing.latency_ms > 0 for item in outcomes for call in item.calls)
    return parts if timed else replace(parts, metrics=tuple(item for item in parts.metrics if not item.timing))


def _manifest(parts: Parts, sheet: Sheet, project: Project) -> Manifest:
    """The key covers the answers themselves: an imported run is never resumed, and never taken for another."""
    plan, config = parts.plan, parts.plan.config
    content = [(row.example, row.trial, row.text) for _, row in sheet.rows]
    key = digest({"imported": content, "questions": plan.generation_key, "model": config.model.id})
    now = clock.now()
    return Manifest(
        run_id=folders.new_run_id(now, key),
        created=now.isoformat(timespec="seconds"),
        generation_key=key,
        config=config,
        prompt_digest=UNSTATED if config.prompt == UNSTATED else plan.setting.prompt.digest,
        golden_digest=plan.golden.digest,
        as_of=plan.golden.card.as_of,
        examples=tuple(example.id for example in plan.examples),
        git_commit=git.commit(project.root),
        version=__version__,
    )


def _listed(file: str, problems: Sequence[str]) -> str:
    more = len(problems) - MOST_LISTED
    tail = [f"… and {more} more"] if more > 0 else []
    lines = "\n".join(f"  {line}" for line in (*problems[:MOST_LISTED], *tail))
    return f"{file} cannot be imported, {counted(len(problems), 'problem')}:\n{lines}"


def _explain(record: RunRecord, folder: Path, sheet: Sheet, console: Console) -> None:
    answered = sum(row.output is not None for _, row in sheet.rows)
    console.print(f"\n{answered} answers imported, {record.states['unanswered']} missing")
    if sheet.unused:
        console.print(f"unused   {', '.join(sheet.unused)}", soft_wrap=True)
    if record.manifest.config.prompt == UNSTATED:
        console.print("prompt   not stated: add prompt=<version> to compare these answers with runs of that version")
    console.print(f"report   {folder / REPORT_MD}", soft_wrap=True)
    console.print(f"mlflow   not logged; vitaeval log run={folder.name}")


def _verdict(record: RunRecord, console: Console) -> int:
    lost = record.states["unanswered"] / len(record.examples)
    most = record.manifest.config.max_unanswered
    malformed = [item for item in record.examples if item.state is State.MALFORMED]
    if malformed and not record.states["scored"]:
        console.print(
            f"[red]{_none_readable(len(malformed))}[/red] {escape(malformed[0].reason or '')}", soft_wrap=True
        )
        return TOO_LITTLE
    if lost <= most:
        return verdict(record, console)
    console.print(f"[red]{lost:.0%} of the examples have no answer in the file (more than {most:.0%})[/red]")
    return TOO_LITTLE


def _none_readable(answers: int) -> str:
    only = "the only answer" if answers == 1 else f"none of the {answers} answers"
    verb = "has not" if answers == 1 else "has"
    return f"{only} {verb} the shape that the task asks for (`vitaeval import --help` shows it):"
