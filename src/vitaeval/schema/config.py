"""A run's configuration: parsed once at the door, then frozen."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence, Sampling

Name = Annotated[str, Field(min_length=1, pattern=r"^[A-Za-z][\w.\-]*$")]


class Suite(Noun):
    """How much of a golden set is run: `examples` null means all; `tags` null means any."""

    name: Name
    examples: int | None = Field(default=None, gt=0)
    trials: int = Field(default=1, gt=0)
    tags: tuple[str, ...] | None = None


class ModelConfig(Noun):
    """Which model answers. `provider` names a module of the providers shelf, `id` its model."""

    name: Name
    provider: Name
    id: str = Field(min_length=1)
    evidence: Evidence
    sampling: Sampling = Sampling()
    note: str | None = None


class Artifacts(StrEnum):
    """What leaves the machine with a run: everything, or numbers without any text."""

    ALL = "all"
    SCORES = "scores"


class Tracking(Noun):
    """Where runs are logged; `uri` null means nowhere."""

    name: Name
    uri: str | None
    experiment: str = Field(min_length=1)
    artifacts: Artifacts = Artifacts.ALL


class EvalConfig(Noun):
    """One run: a prompt version of a task on a golden set with a model."""

    task: Name
    prompt: str = Field(min_length=1)
    golden: Name
    model: ModelConfig
    suite: Suite
    tracking: Tracking
    metrics: tuple[str, ...] | None = None
    concurrency: int = Field(default=8, gt=0, le=512)
    epoch: str = "0"
    max_unanswered: float = Field(default=0.05, ge=0, le=1)
    max_crashed: float = Field(default=0.01, ge=0, le=1)
