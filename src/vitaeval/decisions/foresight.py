"""What a gate can show on its golden set, before anything is bought."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from vitaeval.decisions.ladder import Ladder
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateMode, GateRules
from vitaeval.stats.paired import paired
from vitaeval.stats.power import clusters_needed, power, smallest_effect

HOPELESS = 0.2


@dataclass(frozen=True, slots=True)
class Foresight:
    """The chances of a gate over `people` at its last step.

    `power` is the chance to release a version that truly gains the target (in a gate for refactors: that is equal),
    `smallest` the gain found nine times in ten, null with fewer than three people; `needed` the people with whom the
    target is found nine times in ten.
    """

    people: int
    power: float
    smallest: float | None
    needed: int

    @property
    def can_be_won(self) -> bool:
        """Whether the answer is worth its price."""
        return self.power >= HOPELESS


def foresee(people: int, spread: float, rules: GateRules, rungs: Ladder) -> Foresight:
    """What `rules` can show with `people`; `spread` is the sd of a person's difference with one answer each.

    More answers leave the true differences and shrink the rest, by the rules' noise ratio. The price of looking early
    is left aside: it is a few points of power.
    """
    last = rungs.steps[-1].trials
    sd = spread * sqrt((1 + 2 * rules.noise_ratio / last) / (1 + 2 * rules.noise_ratio))
    gap = rules.margin if rules.mode is GateMode.NONINFERIORITY else rules.target
    return Foresight(
        people=people,
        power=power(gap, people, sd_difference=sd, alpha=rules.alpha),
        smallest=smallest_effect(people, sd_difference=sd, alpha=2 * rules.alpha, power=0.9),
        needed=clusters_needed(gap, sd_difference=sd, alpha=rules.alpha, power=0.9),
    )


def spread_of(baseline: RunRecord, candidate: RunRecord, gaps: list[float]) -> float | None:
    """The sd of a person's difference between two kept runs, as if each had asked once; None where it is unknown."""
    if not gaps or {item.trial for run in (baseline, candidate) for item in run.examples} != {0}:
        return None
    found = paired(gaps)
    return None if not found.se else found.se * sqrt(found.n)
