"""Where judges work: their questions planned, their calls in a journal of their own inside the run's folder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from vitaeval.app.configure import configured
from vitaeval.app.connect import Connection, connect, require_models
from vitaeval.app.evaluate import manifest_of
from vitaeval.app.notices import tell
from vitaeval.app.project import Project
from vitaeval.app.rehearsal import rehearse
from vitaeval.app.wire import schemas, with_bound_models
from vitaeval.prompts.library import load as load_prompt
from vitaeval.report.progress import RunProgress
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import OnDone, generate
from vitaeval.runner.journal import Journal
from vitaeval.runner.judging import golden_of, judge_of
from vitaeval.runner.plan import Plan, plan
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, Example
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.task import TaskSpec

KEY = 8
JUDGE = "judge-"


@dataclass(frozen=True, slots=True)
class Heard:
    """What judges said in the plan's order, what that cost now in USD (null: unknown), and how much was known."""

    outcomes: tuple[ExampleOutcome, ...]
    paid_usd: float | None
    reused_calls: int


def judge_config(spec: TaskSpec, run: EvalConfig, chosen: Sequence[str], project: Project) -> EvalConfig:
    """`conf/eval.yaml` for the judge with what was `chosen`; privacy is the run's own where nothing else is said."""
    named = [word.partition("=")[0] for word in chosen]
    private = [] if "privacy" in named else [f"privacy={run.privacy}"]
    fixed = [f"task={spec.name}", f"golden={run.golden}", "tracking=none", *private]
    config = configured(project, [*chosen, *fixed])
    return EvalConfig(**{**dict(config), "suite": Suite(name="judged")})


def judge_plan(spec: TaskSpec, config: EvalConfig, card: Card, examples: tuple[Example, ...], project: Project) -> Plan:
    """The judge's questions. Raises ConfigError or PromptError before anything is asked."""
    prompt = load_prompt(project.prompts, spec.name, config.prompt, schemas(spec))
    rehearse(prompt, spec, examples[0])
    golden = golden_of(spec.name, config.golden, card, examples)
    found = plan(with_bound_models(config, prompt, project), spec, prompt, golden, examples)
    require_models(found, project)
    return found


def hear(found: Plan, folder: Path, project: Project, console: Console) -> Heard:
    """Ask everything that the journal of this judge does not hold yet; each answer is on disk before it counts."""
    judge = judge_of(found)
    asked = sorted(model.name for model in found.setting.models.values())
    place = folder / f"{JUDGE}{digest([judge, asked, folder.name])[:KEY]}"
    place.mkdir(exist_ok=True)
    if not (place / folders.MANIFEST).exists():
        folders.write(place / folders.MANIFEST, manifest_of(found, project, place.name).model_dump_json(indent=1))
    journal = Journal(place / folders.JOURNAL)
    try:
        talk = connect(found, journal, project, warn=partial(tell, place))
        with RunProgress(console) as progress:
            progress.begin(str(judge), found.size)
            outcomes = asyncio.run(_talk(found, talk, progress.done))
        return Heard(outcomes, talk.meter.total.cost_usd, journal.reused)
    finally:
        journal.close()


async def _talk(found: Plan, talk: Connection, on_done: OnDone) -> tuple[ExampleOutcome, ...]:
    try:
        return await generate(found, talk.chat, on_done)
    finally:
        await talk.close()
