"""Whom a night asks: the champion, and the probe that tells whose fault a drift is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitaeval.app.bound import bound
from vitaeval.app.champion import Champion, Served, champion
from vitaeval.app.configure import configured, model_config
from vitaeval.app.project import Project
from vitaeval.app.wire import wire
from vitaeval.decisions.night_run import setting_parts
from vitaeval.errors import ConfigError, UserError
from vitaeval.schema.binding import Binding, BoundStage, digest_of
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.nightly import GOAL, NightlyRules, Prober


@dataclass(frozen=True, slots=True)
class Watch:
    """One task on one night. `charts` counts the charts of all tasks; `overrides` are those of `vitaeval eval`."""

    project: Project
    rules: NightlyRules
    night: str
    task: str
    charts: int
    overrides: Sequence[str]


@dataclass(frozen=True, slots=True)
class Arm:
    """A version with its models, ready to be asked about `size` examples; `setting` as in NightRun.

    `binding` is what today's files make of it.
    """

    config: EvalConfig
    size: int
    setting: str
    parts: Mapping[str, str]
    binding: Binding

    @property
    def name(self) -> str:
        """Version and model."""
        return f"{self.config.prompt} · {self.config.model.name}"

    def unlike(self, served: Served) -> str | None:
        """Why what is asked is not what is in service; None when it is, or when nobody can tell.

        What a simulated model is told to do is what a real one does by itself: it does not count.
        """
        if served.binding is None or _asked(served.binding) == _asked(self.binding):
            return None
        return (
            f"in service is {served.version} as {served.binding.digest[:12]}, asked was {self.binding.digest[:12]}: "
            f"its prompt, the file of its model, or the model that was chosen is not that of the release"
        )


@dataclass(frozen=True, slots=True)
class Arms:
    """The champion and its probe (None: there is nobody to ask); `drops` are the drops that matter by metric."""

    now: Champion
    champion: Arm
    probe: Arm | None
    prober: Prober | None
    drops: Mapping[str, float]


def arms(watch: Watch) -> Arms:
    """Look both up. Raises UserError when the champion cannot be asked."""
    now = champion(watch.project, watch.task, watch.rules.registry)
    ours, goal = _arm(watch, now.served, watch.rules.model)
    probe = _probe(watch, now)
    pinned = watch.rules.probe.model is not None
    prober = Prober(name=probe.name, setting=probe.setting, pinned=pinned) if probe else None
    drops = {goal if name == GOAL else name: drop for name, drop in watch.rules.charts.items()}
    return Arms(now, ours, probe, prober, drops)


def _probe(watch: Watch, now: Champion) -> Arm | None:
    """The previous version or the pinned model; None when there is none, or its prompt or models are gone."""
    pinned = watch.rules.probe.model
    served = now.served if pinned else now.previous
    if served is None:
        return None
    try:
        return _arm(watch, served, pinned or watch.rules.model)[0]
    except UserError:
        if pinned:
            raise
        return None


def _arm(watch: Watch, served: Served, model: str | None) -> tuple[Arm, str]:
    """The arm, and the name of the task's goal."""
    config = nightly_config(watch, [f"prompt={served.version}", *_models(watch.project, served, model)])
    plan = wire(config, watch.project).plan
    parts = setting_parts(plan.config, plan.setting.prompt.digest, plan.golden.digest)
    binding = bound(plan.config, plan.setting.prompt).binding
    return Arm(plan.config, len(plan.examples), digest(parts), parts, binding), plan.setting.task.goal


def _asked(binding: Binding) -> str:
    stages = (BoundStage(**{**dict(stage), "simulation": None}) for stage in binding.stages)
    return digest_of(binding.task, tuple(stages))


def nightly_config(watch: Watch, more: Sequence[str]) -> EvalConfig:
    """What a night asks the task with. Raises ConfigError for words that no night can follow."""
    rules = watch.rules
    golden = [f"golden={rules.golden}"] if rules.golden else []
    own = [f"task={watch.task}", f"suite={rules.suite}", *golden]
    config = configured(watch.project, [*watch.overrides, *own, *more])
    if config.suite.examples is not None:
        raise ConfigError(f"conf/suite/{rules.suite}.yaml: examples must be null: a night chooses how many it asks")
    if config.cache.uri is None:
        raise ConfigError("cache=off: a night asks in steps and has to keep the answers of the first; drop cache=off")
    return config


def _models(project: Project, served: Served, model: str | None) -> list[str]:
    """Overrides that name the models: the one chosen, or those of the released binding."""
    if model is not None:
        return [f"model={model}"]
    if not served.models:
        return []
    known = _known_models(project)
    names: dict[str, str] = {}
    for stage, asked in served.models.items():
        if asked not in known:
            raise ConfigError(f"{served.version} is bound to {asked}, and no file of conf/model is that model")
        names[stage] = known[asked]
    last = list(names.values())[-1]
    if set(names.values()) == {last}:
        return [f"model={last}"]
    return [f"model={last}", f"stage_models={{{', '.join(f'{stage}: {name}' for stage, name in names.items())}}}"]


def _known_models(project: Project) -> dict[str, str]:
    """Names of models by `provider/id`; of several files for one model the first by name."""
    found: dict[str, str] = {}
    for path in sorted((project.conf / "model").glob("*.yaml")):
        try:
            model = model_config(project, path.stem)
        except UserError:
            continue
        found.setdefault(f"{model.provider}/{model.id}", model.name)
    return found
