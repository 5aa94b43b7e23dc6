"""What a provider module offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.task import TaskSpec


@dataclass(frozen=True, slots=True)
class Provider:
    """How to build a ChatModel. `spends` marks providers whose calls cost money or leave the machine."""

    name: str
    title: str
    evidence: Evidence
    spends: bool
    build: Callable[[ModelConfig, Mapping[str, TaskSpec]], ChatModel]
