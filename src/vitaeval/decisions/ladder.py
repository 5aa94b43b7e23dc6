"""The release ladder: few examples first, more only while the answer is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


def climb(found: Paired, rungs: Ladder, look: int, *, null: float, target: float) -> Answer:
    """What the differences of step `look` (from 0) say about "candidate minus baseline is more than `null`".

    RELEASE once the sequential lower bound clears `null`; KEEP once the upper bound excludes `null + target`,
    or at the last step; else MORE. Looking at every step costs no error: the bounds spend it in advance.
    Source: Lan & DeMets (1983); non-binding futility.
    """
    fractions = rungs.fractions()
    last = look == len(fractions) - 1
    if evidence(found, null) >= bounds(fractions, rungs.alpha)[look]:
        return Answer.RELEASE
    if last:
        return Answer.KEEP
    reachable = -evidence(found, null + target)
    return Answer.KEEP if reachable >= bounds(fractions, rungs.beta)[look] else Answer.MORE


def lower_bound(found: Paired, rungs: Ladder, look: int) -> float | None:
    """The largest null that step `look` would release against: what the verdict prints beside the margin."""
    if found.se is None:
        return None
    return found.delta - t_at(bounds(rungs.fractions(), rungs.alpha)[look], found.freedom) * found.se
