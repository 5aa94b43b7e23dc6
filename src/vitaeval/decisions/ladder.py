"""The release ladder: few examples first, more only while the answer is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vitaeval.schema.verdict import Standing
from vitaeval.stats.paired import Paired, evidence, t_at
from vitaeval.stats.sequential import bounds


class Answer(StrEnum):
    """What one step of the ladder says."""

    RELEASE = "release"
    KEEP = "keep"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: how many examples, each asked how often by the candidate."""

    examples: int
    trials: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs, declared before the first call, and the errors that they may make.

    `stored` is how many nightly repeats of the baseline are on file (0: it is bought, as often as the
    candidate). `noise_ratio` is the variance of one answer over the variance of true differences between
    examples. `alpha` is the chance to release what is no better than the null, `beta` to keep what reaches the target.
    """

    steps: tuple[Step, ...]
    stored: int = 0
    noise_ratio: float = 2.0
    alpha: float = 0.05
    beta: float = 0.10

    def fractions(self) -> tuple[float, ...]:
        """The share of the last step's information that each step holds."""
        held = [self._information(step) for step in self.steps]
        return tuple(value / held[-1] for value in held)

    def _information(self, step: Step) -> float:
        return step.examples / (1 + self.noise_ratio * (1 / step.trials + 1 / (self.stored or step.trials)))


def ladder(examples: int, trials: int = 3, **errors: float) -> Ladder:
    """Half of the examples once, all of them once, then all again up to `trials` times."""
    rungs = [Step(max(examples // 2, 2), 1)] if examples >= 4 else []
    rungs += [Step(examples, trial) for trial in range(1, trials + 1)]
    return Ladder(tuple(rungs), stored=int(errors.pop("stored", 0)), **errors)


@dataclass(frozen=True, slots=True)
class Look:
    """Step `number` (from 0) of a ladder. Looking at every step costs no error: its bounds spend it in advance."""

    rungs: Ladder
    number: int

    @property
    def is_last(self) -> bool:
        return self.number == len(self.rungs.steps) - 1

    def standing(self, found: Paired, *, null: float, target: float) -> Standing:
        """SHOWN once the sequential lower bound clears `null`, REFUTED once the upper bound excludes `null + target`.

        Source: Lan & DeMets (1983); the second bound is non-binding futility.
        """
        if evidence(found, null) >= self._bounds(self.rungs.alpha):
            return Standing.SHOWN
        if -evidence(found, null + target) >= self._bounds(self.rungs.beta):
            return Standing.REFUTED
        return Standing.OPEN

    def lower_bound(self, found: Paired) -> float | None:
        """The largest null that this look would show to be exceeded; None when nobody can tell."""
        if found.se is None:
            return None
        return found.delta - t_at(self._bounds(self.rungs.alpha), found.freedom) * found.se

    def _bounds(self, level: float) -> float:
        return bounds(self.rungs.fractions(), level)[self.number]


def climb(found: Paired, look: Look, *, null: float, target: float) -> Answer:
    """Release what is shown, keep the old version once that is out of reach or at the last step, else go on."""
    standing = look.standing(found, null=null, target=target)
    if standing is Standing.SHOWN:
        return Answer.RELEASE
    return Answer.KEEP if standing is Standing.REFUTED or look.is_last else Answer.MORE
