"""`model=baseline`: each task's own extractive answer. The floor that a paid model has to beat."""

from __future__ import annotations

from collections.abc import Mapping

from vitaeval.providers._keyless import keyless
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider
from vitaeval.schema.task import TaskSpec


def build(config: ModelConfig, tasks: Mapping[str, TaskSpec]) -> ChatModel:
    """The baseline of every task; it never reads the prompt."""
    return keyless(config.id, tasks, lambda stage: stage.baseline)


PROVIDER = Provider(
    name="baseline",
    title="extractive answers, no model: the floor",
    evidence=Evidence.PROMPT_BLIND,
    spends=False,
    build=build,
)
