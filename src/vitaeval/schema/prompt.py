"""A prompt version: the binding of parts, model, sampling and schema for every stage of a task."""

from __future__ import annotations

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Sampling

SEMVER = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"


class PromptPart(Noun):
    """One template file: `name` is its file name without `.md`, `text` its Jinja2 source."""

    name: str
    text: str


class StageBinding(Noun):
    """What one stage says to which model. `model` null: the model that the run selects."""

    stage: str
    system: PromptPart
    user: PromptPart
    model: str | None
    sampling: Sampling
    output: str
    output_schema: str


class PromptVersion(Noun):
    """The released thing. `digest` is the SHA-256 of everything that reaches a model."""

    task: str
    version: str = Field(pattern=SEMVER)
    parent: str | None
    description: str
    author: str
    date: str
    why: str
    changelog: str
    stages: tuple[StageBinding, ...]
    digest: str = Field(min_length=64, max_length=64)

    def stage(self, name: str) -> StageBinding:
        """The binding of stage `name`. Raises KeyError when the version has none."""
        return {binding.stage: binding for binding in self.stages}[name]
