"""`model=baseline`: each task's own extractive answer. The floor that a paid model has to beat."""

from __future__ import annotations

from vitaeval.providers._keyless import keyless
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings


def build(config: ModelConfig, around: Surroundings) -> ChatModel:
    """The baseline of every task; it never reads the prompt."""
    return keyless(config.id, around.tasks, lambda stage: stage.baseline)


PROVIDER = Provider(
    name="baseline",
    title="extractive answers, no model: the floor",
    evidence=Evidence.PROMPT_BLIND,
    spends=False,
    build=build,
)
