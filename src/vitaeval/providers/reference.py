"""`model=reference`: the golden answers themselves. The ceiling of a golden set."""

from __future__ import annotations

from collections.abc import Mapping

from vitaeval.providers._keyless import keyless
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider
from vitaeval.schema.task import TaskSpec


def build(config: ModelConfig, tasks: Mapping[str, TaskSpec]) -> ChatModel:
    """The golden answer of every example; it never reads the prompt."""
    return keyless(config.id, tasks, lambda stage: stage.reference)


PROVIDER = Provider(
    name="reference",
    title="the golden answers, no model: the ceiling",
    evidence=Evidence.PROMPT_BLIND,
    spends=False,
    build=build,
)
