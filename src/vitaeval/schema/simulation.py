"""What a simulated model gets wrong, how often, and what it takes to answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vitaeval.schema.base import Noun

Share = Annotated[float, Field(ge=0, le=1)]
OUTAGE = "outage"


class Whose(StrEnum):
    """Whose answers a simulated model spoils."""

    REFERENCE = "reference"
    BASELINE = "baseline"


class Behaviour(Noun):
    """How one prompt version is answered; null is what the simulation says for all versions.

    `flat` is the share of a CV's bullets told as duties: true, but poorer. `rates` gives the chance of each kind
    of defect: a planted lie or a broken form in an answer, or `outage`, a call that brings none. `latency_ms` and
    `cost_usd` are those of one call on average.
    """

    flat: Share | None = None
    rates: Mapping[str, Share] | None = None
    latency_ms: float | None = Field(default=None, ge=0)
    cost_usd: float | None = Field(default=None, ge=0)


class Simulation(Noun):
    """A seeded stand-in for a model: `of` whose answers, spoiled as `all` says, or as `versions` says of a prompt."""

    of: Whose = Whose.REFERENCE
    seed: int = 0
    all: Behaviour = Behaviour()
    versions: Mapping[str, Behaviour] | None = None

    def of_version(self, prompt: str) -> Behaviour:
        """The behaviour for one prompt version: its own words, where it has any, over those for all."""
        own = (self.versions or {}).get(prompt, Behaviour())
        return Behaviour(**{**dict(self.all), **{key: value for key, value in own if value is not None}})
