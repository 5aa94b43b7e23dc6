"""A prompt version: the binding of parts, model, sampling and schema for every stage of a task."""

from __future__ import annotations

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Sampling

_NUMBERS = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
SEMVER = rf"^{_NUMBERS}$"
MIXED = rf"^{_NUMBERS}(\+[a-z][a-z0-9_]*\.{_NUMBERS})?$"
"""A version, or one with a stage of another: `1.0.0+generation.1.1.0` (the build part of semantic versioning)."""


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
    """What is asked. `digest` is the SHA-256 of everything that reaches a model.

    A mixed version exists only to be compared: no file holds it, and nothing can release it.
    """

    task: str
    version: str = Field(pattern=MIXED)
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

    def version_of(self, stage: str) -> str:
        """The version that the stage comes from: another one for the stage that was mixed in."""
        base, _, mixed_in = self.version.partition("+")
        name, _, other = mixed_in.partition(".")
        return other if name == stage else base
