"""From a run's parts to the binding that they make."""

from __future__ import annotations

from dataclasses import dataclass

from vitaeval.app.configure import configured
from vitaeval.app.project import Project
from vitaeval.app.wire import schemas, task, with_bound_models
from vitaeval.errors import ConfigError
from vitaeval.prompts.library import load as load_prompt
from vitaeval.runner.plan import model_of
from vitaeval.schema.binding import Binding, bind
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.ledger import Release, release_of
from vitaeval.schema.prompt import PromptVersion


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding, and the model configuration that answers where the version names none."""

    binding: Binding
    model: str

    @property
    def release(self) -> Release:
        """The binding by name."""
        return release_of(self.binding, self.model)


def bound(config: EvalConfig, prompt: PromptVersion) -> Bound:
    """`prompt` with the models of `config`, in which the version's own models are resolved."""
    models = {stage.stage: model_of(config, stage.stage) for stage in prompt.stages}
    return Bound(bind(prompt, models), config.model.name)


def bound_today(project: Project, task_name: str, arm: str) -> Bound:
    """What `arm` (`version` or `version@model`) of a task is by today's files.

    Raises UserError for names that do not exist.
    """
    version, _, model = arm.partition("@")
    spec = task(task_name)
    prompt = load_prompt(project.prompts, spec.name, version, schemas(spec))
    words = [f"task={task_name}", f"prompt={version}", *([f"model={model}"] if model else [])]
    return bound(with_bound_models(configured(project, words), prompt, project), prompt)


def require_same(found: Bound, release: Release, what: str = "the champion") -> None:
    """Raise ConfigError when today's files make something else of the name of `release`; `what` says who that is."""
    if found.binding.digest != release.binding:
        raise ConfigError(
            f"{what} {release.arm} is {release.binding[:12]}, and today's files make {found.binding.digest[:12]} "
            f"of that name: its prompt, schema or model configuration has changed; restore it, or name a baseline"
        )
