"""Where releases are kept."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.config import Name


class Registry(Noun):
    """MLflow at `uri`. In a `sandbox` nothing is released: any evidence may promote there."""

    name: Name
    uri: str = Field(min_length=1)
    sandbox: bool = False


class Releasing(Noun):
    """`conf/promote.yaml`: the registry, and the version of each task that an empty one takes as first champion."""

    registry: Registry
    first: Mapping[str, str] = Field(default_factory=dict)
