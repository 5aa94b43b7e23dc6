"""Where names meet shelves: every unknown name is reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import vitaeval.metrics
import vitaeval.providers
import vitaeval.tasks
from vitaeval.app.adjudications import adjudged
from vitaeval.app.code import code_digest
from vitaeval.app.configure import model_config
from vitaeval.app.project import Project
from vitaeval.app.rehearsal import rehearse
from vitaeval.catalog import folder_shelf, shelf
from vitaeval.errors import ConfigError, UserError
from vitaeval.golden.load import load as load_golden
from vitaeval.golden.select import select
from vitaeval.prompts.library import load as load_prompt
from vitaeval.runner.plan import Plan, plan
from vitaeval.runner.score import in_order
from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example, words_digest
from vitaeval.schema.json_schema import json_schema
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.provider import Provider
from vitaeval.schema.score import Metric
from vitaeval.schema.task import TaskSpec

T = TypeVar("T")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a run is made of, looked up and ready. What has the same `code` is scored alike.

    `judged` says who judged the run, where somebody did.
    """

    plan: Plan
    metrics: tuple[Metric, ...]
    code: str
    judged: JudgedRun | None = None


@cache
def tasks() -> Mapping[str, TaskSpec]:
    """The tasks shelf."""
    return shelf(vitaeval.tasks, "TASK", TaskSpec)


def metrics(project: Project) -> Mapping[str, Metric]:
    """The metrics shelf, and what the project's own `metrics` folder adds to it."""
    ours = shelf(vitaeval.metrics, "METRIC", Metric)
    theirs = folder_shelf(project.metrics, "METRIC", Metric)
    for name in theirs.keys() & ours.keys():
        raise ConfigError(f"{project.metrics / name}.py: vitaeval has a metric of that name; choose another")
    return {**ours, **theirs}


def chosen_metrics(config: EvalConfig, project: Project) -> tuple[Metric, ...]:
    """The metrics that the configuration names, `all` meaning those of its task but the optional ones (the default)."""
    known = metrics(project)
    own = [name for name, item in known.items() if not item.optional and (not item.tasks or config.task in item.tasks)]
    names = [name for word in config.metrics or (ALL,) for name in (own if word == ALL else [word])]
    return in_order(names, known)


@cache
def providers() -> Mapping[str, Provider]:
    """The providers shelf."""
    return shelf(vitaeval.providers, "PROVIDER", Provider)


def task(name: str) -> TaskSpec:
    """The task called `name`. Raises ConfigError with near matches."""
    return _named(tasks(), name, "task")


def schemas(spec: TaskSpec) -> dict[str, str]:
    """JSON schema text of each stage's output by the name that versions use."""
    return {stage.output.__name__: json_schema(stage.output) for stage in spec.stages}


def wire(config: EvalConfig, project: Project) -> Parts:
    """Look everything up. Raises ConfigError that lists all problems of all names at once."""
    problems: list[str] = []

    def attempt(action: Callable[[], T]) -> T | None:
        try:
            return action()
        except UserError as error:
            problems.append(str(error))
            return None

    attempt(lambda: _named(providers(), config.model.provider, "provider"))
    spec = attempt(lambda: task(config.task))
    chosen = prompt = golden = examples = None
    if spec is not None:
        attempt(lambda: _stages_exist(config, spec))
        chosen = attempt(lambda: chosen_metrics(config, project))
        prompt = attempt(lambda: load_prompt(project.prompts, spec.name, config.prompt, schemas(spec)))
        golden = attempt(lambda: load_golden(project.golden, spec, config.golden))
    if golden is not None:
        examples = attempt(lambda: adjudged(select(golden, config.suite), project))
    if spec and prompt and examples:
        attempt(lambda: rehearse(prompt, spec, examples[0]))
    if problems or not (spec and chosen and prompt and golden and examples):
        raise ConfigError("\n".join(problems))
    asked = with_bound_models(config, prompt, project)
    return Parts(plan(asked, spec, prompt, golden, examples), chosen, _scoring(project, examples))


def _scoring(project: Project, examples: Iterable[Example]) -> str:
    """Which code scores, and under which words of people."""
    code, words = code_digest(project.metrics), words_digest(examples)
    return code if words is None else digest([code, words])


def with_bound_models(config: EvalConfig, prompt: PromptVersion, project: Project) -> EvalConfig:
    """`config` with the models that the prompt version binds to its stages.

    A model named on the command line for a stage comes first; models that need no key answer all stages.
    """
    if not providers()[config.model.provider].spends:
        return config
    named = dict(config.stage_models or {})
    for stage in prompt.stages:
        if stage.model is not None and stage.stage not in named:
            named[stage.stage] = model_config(project, stage.model)
    return EvalConfig(**{**dict(config), "stage_models": named or None})


def _stages_exist(config: EvalConfig, spec: TaskSpec) -> None:
    known = [stage.name for stage in spec.stages]
    for name, model in (config.stage_models or {}).items():
        if name not in known:
            raise ConfigError(f"stage_models: {_unknown(name, known, 'stage')}")
        _named(providers(), model.provider, "provider")


def _named(known: Mapping[str, T], name: str, kind: str) -> T:
    if name not in known:
        raise ConfigError(_unknown(name, known, kind))
    return known[name]


def _unknown(name: str, known: Iterable[str], kind: str) -> str:
    return f"unknown {kind} {name!r}: {did_you_mean(name, known)}"
