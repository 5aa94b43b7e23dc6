"""What a provider module offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EmbeddingConfig, ModelConfig, Transport
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.ports import BatchPort, ChatModel, EmbeddingModel
from vitaeval.schema.task import TaskSpec


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a provider may need besides its model: the tasks (keyless models), time limits, keys.

    `people` are the records that a simulation draws its inventions from. `secret` returns the present value of a
    key by the name of its environment variable, or None; it is asked at every call, so that a key can change while
    a run goes on.
    """

    tasks: Mapping[str, TaskSpec]
    transport: Transport
    secret: Callable[[str], str | None]
    people: Callable[[], Iterable[Profile]] = tuple


@dataclass(frozen=True, slots=True)
class Provider:
    """How to build a ChatModel. `spends` marks providers whose calls cost money or leave the machine.

    `key_env` names the environment variable that usually holds the key, None where none is needed. `batch`
    builds the vendor's way to many requests at once, `embed` its way to vectors, `load` imports its library (which
    takes seconds); None where it has none.
    """

    name: str
    title: str
    evidence: Evidence
    spends: bool
    build: Callable[[ModelConfig, Surroundings], ChatModel]
    key_env: str | None = None
    batch: Callable[[ModelConfig, Surroundings], BatchPort] | None = None
    embed: Callable[[EmbeddingConfig, Surroundings], EmbeddingModel] | None = None
    load: Callable[[], object] | None = None
