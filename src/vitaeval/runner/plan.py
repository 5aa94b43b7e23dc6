"""What a run will do, decided before its first call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vitaeval.pipeline.stage import Job, Setting, StageModel
from vitaeval.schema.config import EvalConfig, Mode, ModelConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example, GoldenSet
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.task import TaskSpec


@dataclass(frozen=True, slots=True)
class Plan:
    """The questions of a run: every example in every trial."""

    config: EvalConfig
    setting: Setting
    golden: GoldenSet
    examples: tuple[Example, ...]
    generation_key: str

    def jobs(self) -> tuple[Job, ...]:
        """Every example in every trial, trial by trial: the first trial is complete before the second begins."""
        trials = range(self.config.suite.trials)
        return tuple(Job(example, trial) for trial in trials for example in self.examples)

    @property
    def size(self) -> int:
        """How many jobs there are."""
        return len(self.examples) * self.config.suite.trials

    def at_once(self) -> int:
        """How many jobs are under way together: all of them in batches, since they can be ordered only together."""
        return self.size if self.config.mode is Mode.BATCH else min(self.config.concurrency, self.size)


def plan(
    config: EvalConfig,
    task: TaskSpec,
    prompt: PromptVersion,
    golden: GoldenSet,
    examples: tuple[Example, ...],
) -> Plan:
    """Bind the parts of a run together and name them by what decides the answers."""
    models = {stage.name: model_of(config, stage.name) for stage in task.stages}
    asked = {name: StageModel(f"{model.provider}/{model.id}", model.sampling) for name, model in models.items()}
    key = digest(
        {
            "task": task.name,
            "prompt": prompt.digest,
            "models": {name: [model.name, model.sampling] for name, model in asked.items()},
            **_simulated(models),
            "golden": golden.digest,
            "examples": [example.id for example in examples],
            "trials": config.suite.trials,
            "epoch": config.epoch,
            "privacy": config.privacy,
        }
    )
    return Plan(config, Setting(task, prompt, asked, config.epoch), golden, examples, key)


def _simulated(models: Mapping[str, ModelConfig]) -> dict[str, object]:
    """What simulated models are told to do; nothing where no model is one, so that keys of real runs stay."""
    told = {name: model.simulation for name, model in models.items() if model.simulation is not None}
    return {"simulations": told} if told else {}


def model_of(config: EvalConfig, stage: str) -> ModelConfig:
    """The model that answers a stage: its own one where the configuration names it, else the run's."""
    return (config.stage_models or {}).get(stage, config.model)
