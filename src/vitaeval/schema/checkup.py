"""A gate that is tried on its own golden set: what is planted, what it let pass, how often it errs."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.simulation import Behaviour
from vitaeval.schema.verdict import Verdict


class Doctoring(Noun):
    """How a gate is tried (`conf/doctor.yaml`).

    `sound` is the simulated version that all others are held against; each of `planted` differs from it by one
    defect and must not pass. `trials` answers of the sound version are measured an example, `replicates` gates are
    then resampled from them for each rate. `candidates` are tried in turn, or one of them as many times.
    """

    sound: Behaviour
    planted: Mapping[str, Behaviour]
    seed: int = 0
    trials: int = Field(default=6, ge=2)
    replicates: int = Field(default=2000, ge=1)
    candidates: int = Field(default=10, ge=2)


class Planted(Noun):
    """What the gate said of one planted defect."""

    name: str
    verdict: Verdict
    reason: str

    @property
    def is_stopped(self) -> bool:
        """Whether it was not released."""
        return self.verdict is not Verdict.PASS


class Rate(Noun):
    """How often something was released in resampled gates, beside what is allowed (null: no bound, the power)."""

    name: str
    released: float
    replicates: int
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the rate is within its bound, given how surely so many replicates tell (three standard errors)."""
        if self.at_most is None:
            return True
        return self.released <= self.at_most + 3 * sqrt(self.at_most * (1 - self.at_most) / self.replicates)


class Checkup(Noun):
    """All that was tried of one gate on one golden set; everything in it is simulated."""

    task: str
    golden: str
    rules: str
    examples: int
    people: int
    planted: tuple[Planted, ...]
    rates: tuple[Rate, ...]
    smallest_gain: float | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing planted was released and every bound holds."""
        return all(item.is_stopped for item in self.planted) and all(rate.holds for rate in self.rates)
