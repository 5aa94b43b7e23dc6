"""The arms of an offline experiment, ready to run, and what their names stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitaeval.app.ab_file import FILE
from vitaeval.app.attempt import gate_rules
from vitaeval.app.configure import configured
from vitaeval.app.opinion import refuse_opinion
from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, wire
from vitaeval.decisions.experiment_offline import rules_of
from vitaeval.decisions.pairs import PASSED
from vitaeval.errors import ConfigError
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.experiment import Experiment, ExperimentArm
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.verdict import GateRules, HardStop

SHORT = 12
FREE = ("tracking", "budget", "transport", "cache", "concurrency", "privacy", "mode")
"""What may be said on the command line: it decides no answer."""
STOPS = "release"
"""The gate whose hard stops hold for every arm."""


@dataclass(frozen=True, slots=True)
class Arms:
    """The arms by name, how many examples each answers, and the rules of the ladder.

    `contents` are digests of all that the experiment's file only names.
    """

    configs: Mapping[str, EvalConfig]
    examples: int
    rules: GateRules
    contents: Mapping[str, str]


def armed(project: Project, name: str, experiment: Experiment, overrides: Sequence[str]) -> Arms:
    """The arms of the experiment called `name`, with answers of their own.

    Raises ConfigError for an override that would change the experiment, and for what does not exist.
    """
    for word in overrides:
        key = word.partition("=")[0].partition(".")[0]
        if key not in FREE:
            raise ConfigError(f"{word}: {key} stands in {FILE}; the command line may say {', '.join(FREE)}")
    configs = {arm.name: _config(project, name, experiment, arm, overrides) for arm in experiment.arms}
    if any(config.cache.uri is None for config in configs.values()):
        raise ConfigError("cache=off: an experiment asks in steps and keeps the answers of the first; drop cache=off")
    parts = {arm: wire(config, project) for arm, config in configs.items()}
    control = parts[experiment.control.name]
    _know_metrics(experiment, control)
    stops = gate_rules(project, STOPS).hard_stops
    contents = _contents(parts, stops)
    epoch = f"ab-{name}-{digest([experiment, contents])[:SHORT]}"
    fresh = {arm: EvalConfig(**{**dict(config), "epoch": epoch}) for arm, config in configs.items()}
    return Arms(fresh, len(control.plan.examples), rules_of(experiment, stops), contents)


def _contents(parts: Mapping[str, Parts], stops: tuple[HardStop, ...]) -> dict[str, str]:
    found = {"hard stops": digest(stops)[:SHORT]}
    for arm, part in parts.items():
        config = part.plan.config
        found["golden"] = f"{config.golden} {part.plan.golden.digest[:SHORT]}"
        found[f"{arm}: prompt"] = f"{config.prompt} {part.plan.setting.prompt.digest[:SHORT]}"
        found[f"{arm}: model"] = f"{config.model.name} {digest([config.model, config.stage_models])[:SHORT]}"
    return found


def _config(
    project: Project, name: str, experiment: Experiment, arm: ExperimentArm, overrides: Sequence[str]
) -> EvalConfig:
    said = {
        "task": experiment.task,
        "golden": experiment.golden,
        "prompt": arm.prompt,
        "model": arm.model,
        "model.provider": arm.provider,
    }
    words = [f"{key}={value}" for key, value in said.items() if value is not None]
    config = configured(project, [*overrides, *words])
    suite = Suite(name="ab", examples=experiment.examples, draw=name)
    return EvalConfig(**{**dict(config), "suite": suite})


def _know_metrics(experiment: Experiment, parts: Parts) -> None:
    """A condition on what nobody measures would be none. Which way is better, the metric knows."""
    known = (PASSED, *(metric.name for metric in parts.metrics))
    for aim in experiment.aims:
        refuse_opinion(aim.metric, FILE)
        name = aim.metric.partition(".")[0]
        if name not in known:
            raise ConfigError(f"{FILE}: nobody measures {aim.metric!r}; {did_you_mean(name, known)}")
        if aim.direction is not None:
            raise ConfigError(f"{FILE}: {aim.metric} knows which way is better; leave direction out")
