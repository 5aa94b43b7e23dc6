"""`model=reference`: the golden answers themselves. The ceiling of a golden set."""

from __future__ import annotations

from vitaeval.providers._keyless import keyless
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """The golden answer of every example; it never reads the prompt."""
    return keyless(config.id, around.tasks, lambda stage: stage.reference)


PROVIDER = Provider(
    name="reference",
    title="the golden answers, no model: the ceiling",
    evidence=Evidence.PROMPT_BLIND,
    spends=False,
    build=build,
)
