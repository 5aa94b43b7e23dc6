"""Say every stage's prompt once, to nobody, before a run begins."""

from __future__ import annotations

from pydantic import BaseModel

from vitaeval.errors import PromptError
from vitaeval.prompts.render import render
from vitaeval.schema.golden import Example
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.task import TaskSpec


def rehearse(prompt: PromptVersion, spec: TaskSpec, example: Example) -> None:
    """Render all stages on one example, later ones on its golden answers.

    Raises PromptError for a stage that the version lacks or the task does not have, and for a variable
    that is missing or that no part uses.
    """
    known, wanted = [binding.stage for binding in prompt.stages], [stage.name for stage in spec.stages]
    for name in known:
        if name not in wanted:
            raise PromptError(f"{_name(prompt)}: unknown stage {name!r}; {did_you_mean(name, wanted)}")
    answers: dict[str, BaseModel] = {}
    for stage in spec.stages:
        if stage.name not in known:
            raise PromptError(f"{_name(prompt)}: stage {stage.name!r} is missing")
        try:
            render(prompt.stage(stage.name), stage.variables(example, answers), stage.stands_for)
        except PromptError as error:
            raise PromptError(f"{_name(prompt)}: {error}") from None
        answers[stage.name] = stage.reference(example, answers)


def _name(prompt: PromptVersion) -> str:
    return f"prompt {prompt.task} {prompt.version}"
