"""The released thing: everything that reaches a model, for every stage of a task, under one digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Sampling
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.prompt import SEMVER, PromptPart, PromptVersion, StageBinding

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class BoundStage(Noun):
    """One stage as it is asked: its texts, `provider/id` of its model, the sampling that is sent, the answer's schema.

    `simulation` is the digest of what a simulated model is told to do; null for every other model.
    """

    stage: str
    system: PromptPart
    user: PromptPart
    model: str = Field(pattern=r"^[^/]+/.+$")
    sampling: Sampling
    output: str
    output_schema: str
    simulation: Sha256 | None = None


class Binding(Noun):
    """A prompt version bound to models. `prompt` is the version's digest, `digest` that of the whole.

    A binding whose `digest` is not that of its stages cannot be built: whoever reads one may trust its text.
    """

    format: Literal[1] = 1
    task: str
    version: str = Field(pattern=SEMVER)
    prompt: Sha256
    stages: Annotated[tuple[BoundStage, ...], Field(min_length=1)]
    digest: Sha256

    @model_validator(mode="after")
    def is_whole(self) -> Binding:
        """The digest is that of the content."""
        if self.digest != digest_of(self.task, self.stages):
            raise ValueError(f"the digest of {self.task} {self.version} is not that of its content")
        return self

    @property
    def models(self) -> str:
        """The models of its stages, each once, in order of the stages."""
        return ", ".join(dict.fromkeys(stage.model for stage in self.stages))

    def stage(self, name: str) -> BoundStage:
        """The stage called `name`. Raises KeyError when there is none."""
        return {stage.stage: stage for stage in self.stages}[name]


def bind(prompt: PromptVersion, models: Mapping[str, ModelConfig]) -> Binding:
    """`prompt` with the model that answers each of its stages (`models` by stage name)."""
    stages = tuple(_bound(stage, models[stage.stage]) for stage in prompt.stages)
    whole = digest_of(prompt.task, stages)
    return Binding(task=prompt.task, version=prompt.version, prompt=prompt.digest, stages=stages, digest=whole)


def digest_of(task: str, stages: tuple[BoundStage, ...]) -> str:
    """SHA-256 of what reaches the models; names of parts and of the version do not count."""
    return digest([task, [_reaches_model(stage) for stage in stages]])


def _bound(stage: StageBinding, model: ModelConfig) -> BoundStage:
    own = model.sampling.model_dump(exclude_none=True)
    return BoundStage(
        stage=stage.stage,
        system=stage.system,
        user=stage.user,
        model=f"{model.provider}/{model.id}",
        sampling=Sampling(**{**dict(stage.sampling), **own}),
        output=stage.output,
        output_schema=stage.output_schema,
        simulation=None if model.simulation is None else digest(model.simulation),
    )


def _reaches_model(stage: BoundStage) -> dict[str, object]:
    """What is at its default does not count, so that a field which comes later leaves older bindings whole."""
    said = stage.model_dump(mode="json", exclude_defaults=True)
    return {**said, "system": stage.system.text, "user": stage.user.text}
