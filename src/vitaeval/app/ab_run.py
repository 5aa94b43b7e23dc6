"""`vitaeval ab run`: an offline experiment, all arms on the same golden examples at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.ab_file import FILE, read
from vitaeval.app.ab_price import price
from vitaeval.app.ab_state import Looked, alone, decided, publish, save, state_of, with_contents, with_look
from vitaeval.app.attempt import gate_rules
from vitaeval.app.compare import in_memory
from vitaeval.app.configure import configured
from vitaeval.app.opinion import refuse_opinion
from vitaeval.app.project import Project
from vitaeval.app.side_by_side import side_by_side
from vitaeval.app.wire import Parts, wire
from vitaeval.decisions.experiment_offline import Paired, judge_paired, rules_of, rungs
from vitaeval.decisions.ladder import Look, Step
from vitaeval.decisions.pairs import PASSED
from vitaeval.errors import ConfigError
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.experiment import Aim, Experiment, ExperimentArm, Guardrail, Kind
from vitaeval.schema.experiment_verdict import ArmVerdict, ExperimentState, ExperimentVerdict
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import Verdict

SHORT = 12
FREE = ("tracking", "budget", "transport", "cache", "concurrency", "privacy", "mode")
"""What may be said on the command line: it decides no answer."""
STOPS = "release"


@dataclass(frozen=True, slots=True)
class Arms:
    """The experiment's arms ready to run, and how many examples each answers."""

    configs: Mapping[str, EvalConfig]
    examples: int
    contents: Mapping[str, str]


def run(project: Project, folder: Path, overrides: Sequence[str], console: Console) -> Looked:
    """Climb the ladder until the declared rule has an answer; interrupted, the same command resumes.

    An experiment that was decided keeps its verdict. Raises ConfigError for one that was changed after its first
    call, is online, or names what does not exist.
    """
    experiment = read(folder)
    if experiment.kind is not Kind.OFFLINE:
        raise ConfigError(
            f"{folder / FILE}: kind is {experiment.kind}: `vitaeval ab analyse experiment={folder.name} outcomes=…`"
        )
    with alone(project, folder):
        state = state_of(folder, experiment)
        looked = decided(state)
        if looked is None:
            arms = _arms(project, folder.name, experiment, overrides)
            state = with_contents(folder, state, arms.contents)
            save(folder, state)
            looked = Looked(_climbed(project, folder, state, arms, console))
        publish(folder, looked.verdict)
    return looked


def _climbed(project: Project, folder: Path, state: ExperimentState, arms: Arms, console: Console) -> ExperimentVerdict:
    experiment, rules = state.registered, rules_of(state.registered, gate_rules(project, STOPS).hard_stops)
    ladder, settled, runs = rungs(rules, arms.examples), dict[str, ArmVerdict](), dict[str, RunRecord]()
    console.print(Text(price(project, arms.configs.values(), ladder, arms.examples), style="dim"))
    for number, step in enumerate(ladder.steps):
        open_ones = [name for name in arms.configs if name not in settled]
        runs |= _bought(project, folder.name, {name: arms.configs[name] for name in open_ones}, step, console)
        taken = Paired(folder.name, experiment, runs, Look(ladder, number), arms.examples, settled)
        verdict = judge_paired(taken, rules)
        if verdict.is_final:
            save(folder, with_look(state, digest({arm: run.manifest.run_id for arm, run in runs.items()}), 0, verdict))
        if verdict.is_final or verdict.verdict is Verdict.INVALID:
            return verdict
        settled = {arm.arm: arm for arm in verdict.arms if arm.verdict is Verdict.FAIL}
        console.print(Text(f"step {number + 1} of {len(ladder.steps)}: {verdict.reason}", style="dim"))
    raise AssertionError("the last step of a ladder decides")


def _bought(
    project: Project, name: str, configs: Mapping[str, EvalConfig], step: Step, console: Console
) -> dict[str, RunRecord]:
    """The arms' runs on the step's examples; answers of earlier steps come from the cache."""
    suite = Suite(name="ab", examples=step.examples, trials=step.trials, draw=name)
    asked = [EvalConfig(**{**dict(config), "suite": suite}) for config in configs.values()]
    with RunProgress(console) as progress:

        def started(total: int) -> OnDone:
            progress.begin(name, total)
            return progress.done

        found = side_by_side(asked, project, started)
    return {arm: in_memory(done.folder) for arm, done in zip(configs, found, strict=True)}


def _arms(project: Project, name: str, experiment: Experiment, overrides: Sequence[str]) -> Arms:
    for word in overrides:
        key = word.partition("=")[0].partition(".")[0]
        if key not in FREE:
            raise ConfigError(f"{word}: {key} stands in {FILE}; the command line may say {', '.join(FREE)}")
    configs = {arm.name: _config(project, name, experiment, arm, overrides) for arm in experiment.arms}
    if any(config.cache.uri is None for config in configs.values()):
        raise ConfigError("cache=off: an experiment asks in steps and keeps the answers of the first; drop cache=off")
    parts = {arm: wire(config, project) for arm, config in configs.items()}
    _know_metrics(experiment, next(iter(parts.values())))
    contents = {f"golden {experiment.golden}": next(iter(parts.values())).plan.golden.digest[:SHORT]}
    for arm, part in parts.items():
        config = part.plan.config
        contents[f"{arm}: prompt"] = f"{config.prompt} {part.plan.setting.prompt.digest[:SHORT]}"
        contents[f"{arm}: model"] = f"{config.model.name} {digest([config.model, config.stage_models])[:SHORT]}"
    epoch = f"ab-{name}-{digest([experiment, contents])[:SHORT]}"
    fresh = {arm: EvalConfig(**{**dict(config), "epoch": epoch}) for arm, config in configs.items()}
    return Arms(fresh, len(next(iter(parts.values())).plan.examples), contents)


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
    aims: tuple[Aim | Guardrail, ...] = (experiment.goal, *experiment.guardrails)
    for aim in aims:
        refuse_opinion(aim.metric, FILE)
        name = aim.metric.partition(".")[0]
        if name not in known:
            raise ConfigError(f"{FILE}: nobody measures {aim.metric!r}; {did_you_mean(name, known)}")
        if aim.direction is not None:
            raise ConfigError(f"{FILE}: {aim.metric} knows which way is better; leave direction out")
