"""One number of two runs, held against each other and judged beside its family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from vitaeval.decisions.pairs import Pairs
from vitaeval.decisions.words import p_of, word
from vitaeval.schema.comparison import Compared, Comparing
from vitaeval.schema.score import Direction
from vitaeval.stats.multiplicity import holm
from vitaeval.stats.paired import Paired, paired
from vitaeval.stats.power import smallest_effect

SCALES = ("share", "score")


@dataclass(frozen=True, slots=True)
class Named:
    """What a number is called, in what it is measured, and of which tag or stage it is (None: of the whole)."""

    metric: str
    title: str
    unit: str
    direction: Direction
    timing: bool = False
    tag: str | None = None
    stage: str | None = None

    @property
    def key(self) -> str:
        return f"{self.metric}|{self.tag}|{self.stage}"


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of both runs before it is judged beside the others."""

    named: Named
    both: Pairs
    found: Paired
    p: float


def measured(named: Named, both: Pairs, least: int = 1) -> Measured | None:
    """The number over the people that both runs have one for; None with fewer than `least` of them."""
    gaps = both.gaps()
    if len(gaps) < least:
        return None
    found = paired(gaps)
    return Measured(named, both, found, p_of(gaps, found))


def judged(items: Sequence[Measured], goal: str | None, rules: Comparing) -> Iterator[Compared]:
    """Words with adjusted p values: whole metrics are one family, their parts another, the goal stands alone."""
    others = [item for item in items if item.named.metric != goal]
    shared: dict[str, float] = {}
    for family in (False, True):
        shared |= holm({item.named.key: item.p for item in others if ("." in item.named.metric) is family})
    for item in items:
        yield _compared(item, shared.get(item.named.key, item.p), rules)


def _compared(measured: Measured, p: float, rules: Comparing) -> Compared:
    named, both, found = measured.named, measured.both, measured.found
    low, high = found.interval() or (None, None)
    margin = rules.margins.get(named.metric, rules.margin if named.unit in SCALES else None)
    up = named.direction is Direction.UP
    return Compared(
        metric=named.metric,
        title=named.title,
        unit=named.unit,
        direction=named.direction,
        timing=named.timing,
        tag=named.tag,
        stage=named.stage,
        n=found.n,
        unpaired=both.unpaired,
        baseline=fmean(both.baseline.values()),
        candidate=fmean(both.candidate.values()),
        delta=found.delta,
        low=low,
        high=high,
        p=measured.p,
        p_adjusted=p,
        shown_from=_shown_from(found),
        margin=margin,
        word=word(found, p, alpha=rules.alpha, margin=margin, up=up),
    )


def _shown_from(found: Paired) -> float | None:
    return smallest_effect(found.n, sd_difference=found.se * found.n**0.5) if found.se else None
