"""One question to the gate: which two arms, under which rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from vitaeval.app.bound import bound, require_same
from vitaeval.app.configure import configured
from vitaeval.app.gate_ledger import Asked, Opened, asked
from vitaeval.app.opinion import refuse_opinion
from vitaeval.app.project import Project
from vitaeval.app.wire import Parts, metrics, wire
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.decisions.lineage import MOST_NONINFERIOR, lineage
from vitaeval.decisions.pairs import PASSED
from vitaeval.errors import ConfigError
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.ledger import Entry
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.score import Metric
from vitaeval.schema.verdict import GateMode, GateRules

AT = "@"


@dataclass(frozen=True, slots=True)
class Attempt:
    """Two arms under one set of rules. The same attempt has the same id, and one verdict.

    `anchor` is the version that the candidate is held against beside the baseline; None for none.
    """

    baseline: EvalConfig
    candidate: EvalConfig
    rules: GateRules
    examples: int
    asked: Asked
    id: str = ""
    anchor: EvalConfig | None = None

    def opened(self, by: Opened) -> Attempt:
        """The attempt as it stands in the ledger: its id, its share of the alpha, and answers of its own.

        A gate never decides on yesterday's cache.
        """
        rules = GateRules(**{**dict(self.rules), "alpha": by.attempt.alpha})
        own = {"epoch": f"gate-{by.attempt.id}"}
        baseline, candidate = (EvalConfig(**{**dict(arm), **own}) for arm in (self.baseline, self.candidate))
        anchor = None if self.anchor is None else EvalConfig(**{**dict(self.anchor), **own})
        return Attempt(baseline, candidate, rules, self.examples, self.asked, by.attempt.id, anchor)


def gate_rules(project: Project, name: str) -> GateRules:
    """`conf/gate/<name>.yaml`. Raises ConfigError with near matches for an unknown name."""
    known = [path.stem for path in (project.conf / "gate").glob("*.yaml")]
    if name not in known:
        raise ConfigError(f"gate={name}: conf/gate has no {name!r}; {did_you_mean(name, known)}")
    values = compose(project.conf, f"gate/{name}", [])["gate"]
    rules = parse(values, GateRules, origin=f"conf/gate/{name}.yaml")
    _know(rules, metrics(project), f"conf/gate/{name}.yaml")
    return rules


def _know(rules: GateRules, known: Collection[str], origin: str) -> None:
    """A demand on a metric that nobody measures would be no demand at all."""
    for metric in demanded(rules):
        refuse_opinion(metric, origin)
        name = metric.partition(".")[0]
        if name not in known and name != PASSED:
            raise ConfigError(f"{origin}: nobody measures {metric!r}; {did_you_mean(name, known)}")


def attempted(arms: tuple[str, str], rules: GateRules, overrides: Sequence[str], project: Project) -> Attempt:
    """The attempt that these words describe: baseline and candidate, each `version` or `version@model`.

    Raises ConfigError for a gate of an arm against itself, and where no answer may be kept.
    """
    baseline, candidate = (_arm(arm, overrides, project) for arm in arms)
    if baseline == candidate:
        raise ConfigError(f"candidate and baseline are the same, {arms[0]}: an A/A run decides nothing")
    if candidate.cache.uri is None:
        raise ConfigError("cache=off: a gate asks in steps and has to keep the answers of the first; drop cache=off")
    parts = [wire(with_sealed(arm), project) for arm in (baseline, candidate)]
    _measures_goal(parts[1])
    rules = _of_task(rules, candidate.task, metrics(project))
    _measures(parts[1], rules)
    return Attempt(baseline, candidate, rules, len(parts[1].plan.examples), asked((parts[0], parts[1]), rules))


def anchored(attempt: Attempt, entries: Sequence[Entry], overrides: Sequence[str], project: Project) -> Attempt:
    """The attempt with what the ledger says a candidate that need only be no worse is held against as well.

    Raises ConfigError where the next release has to be better, and where that version is no longer what it was.
    """
    question = attempt.asked.question
    steps = lineage(entries, question.baseline.binding) if attempt.rules.mode is GateMode.NONINFERIORITY else ()
    if len(steps) >= MOST_NONINFERIOR:
        raise ConfigError(
            f"{len(steps)} releases in a row were only no worse: the next one has to be better, with gate=release"
        )
    if not steps or steps[-1].binding == question.candidate.binding:
        return attempt
    began = steps[-1]
    config = _arm(began.arm, overrides, project)
    plan = wire(with_sealed(config), project).plan
    require_same(bound(plan.config, plan.setting.prompt), began, "the line of releases began with")
    return replace(attempt, anchor=config, asked=attempt.asked.against(began))


def with_sealed(config: EvalConfig) -> EvalConfig:
    """The same questions, with the examples that are kept for the gate."""
    suite = type(config.suite)(**{**dict(config.suite), "sealed": True})
    return EvalConfig(**{**dict(config), "suite": suite})


def _arm(words: str, overrides: Sequence[str], project: Project) -> EvalConfig:
    version, _, model = words.partition(AT)
    return configured(project, [*overrides, f"prompt={version}", *([f"model={model}"] if model else [])])


def _measures_goal(parts: Parts) -> None:
    goal = parts.plan.setting.task.goal
    measured = {metric.name for metric in parts.metrics}
    if goal.partition(".")[0] not in measured:
        raise ConfigError(f"the goal {goal} is not among the metrics {', '.join(sorted(measured))}: drop metrics=…")


def _measures(parts: Parts, rules: GateRules) -> None:
    measured = {metric.name for metric in parts.metrics} | {PASSED}
    lacking = sorted({metric for metric in demanded(rules) if metric.partition(".")[0] not in measured})
    if lacking:
        raise ConfigError(f"the gate asks for {', '.join(lacking)}, which metrics=… leaves out: drop metrics=…")


def demanded(rules: GateRules) -> list[str]:
    """The metrics that the rules speak of."""
    stops, levels = (item.metric for item in rules.hard_stops), (item.metric for item in rules.levels)
    return [*rules.guardrails, *stops, *levels]


def _of_task(rules: GateRules, task: str, known: Mapping[str, Metric]) -> GateRules:
    """The rules without demands on metrics that belong to other tasks."""

    def fits(metric: str) -> bool:
        found = known.get(metric.partition(".")[0])
        return found is None or not found.tasks or task in found.tasks

    kept = {
        "guardrails": {metric: margin for metric, margin in rules.guardrails.items() if fits(metric)},
        "hard_stops": tuple(item for item in rules.hard_stops if fits(item.metric)),
        "levels": tuple(item for item in rules.levels if fits(item.metric)),
    }
    return GateRules(**{**dict(rules), **kept})
