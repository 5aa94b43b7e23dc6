"""Compare two runs on the same examples: paired, per person, corrected for many metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from vitaeval.decisions.arms import arm
from vitaeval.decisions.comparable import lost, objections, remarks
from vitaeval.decisions.flips import flips
from vitaeval.decisions.pairs import PASSED, Pairs, pairs
from vitaeval.decisions.words import p_of, word
from vitaeval.schema.comparison import Compared, Comparing, Comparison
from vitaeval.schema.run import Aggregate, RunRecord
from vitaeval.schema.score import Direction
from vitaeval.stats.multiplicity import holm
from vitaeval.stats.paired import Paired, paired
from vitaeval.stats.power import smallest_effect

SCALES = ("share", "score")
SMALLEST_SLICE = 3


@dataclass(frozen=True, slots=True)
class _Measured:
    """One number of both runs before it is judged beside the others."""

    item: Aggregate
    both: Pairs
    found: Paired
    p: float

    @property
    def key(self) -> str:
        return f"{self.item.metric}|{self.item.tag}"


def compare(baseline: RunRecord, candidate: RunRecord, rules: Comparing) -> Comparison:
    """What `candidate` does better and worse than `baseline`.

    The goal metric's word is uncorrected; all other numbers share one error rate, and so do the slices. Sources:
    Student (1908) for pairs, Fisher (1935) for sign flips below 30 people, Holm (1979), Schuirmann (1987).
    """
    missing, asked = lost(baseline, candidate)
    measured = list(_measured(baseline, candidate))
    whole = [item for item in measured if item.item.tag is None]
    sliced = [item for item in measured if item.item.tag is not None]
    return Comparison(
        baseline=arm(baseline),
        candidate=arm(candidate),
        goal=candidate.goal,
        invalid=tuple(objections(baseline, candidate, rules)),
        notes=tuple(remarks(baseline, candidate)),
        missing=missing,
        pairs=asked - missing,
        metrics=tuple(_judged(whole, candidate.goal, rules)),
        slices=tuple(_judged(sliced, None, rules)),
        flips=tuple(flips(baseline, candidate)),
    )


def _measured(baseline: RunRecord, candidate: RunRecord) -> Iterator[_Measured]:
    """Every number that both runs have; of tags the pass rate and the goal, where enough people carry the tag."""
    known = {(item.metric, item.tag, item.version) for item in baseline.aggregates}
    for item in candidate.aggregates:
        if (item.metric, item.tag, item.version) not in known:
            continue
        if item.tag is not None and item.metric not in (PASSED, candidate.goal):
            continue
        both = pairs(baseline.examples, candidate.examples, item.metric, item.tag)
        gaps = both.gaps()
        if len(gaps) >= (1 if item.tag is None else SMALLEST_SLICE):
            found = paired(gaps)
            yield _Measured(item, both, found, p_of(gaps, found))


def _judged(items: Sequence[_Measured], goal: str | None, rules: Comparing) -> Iterator[Compared]:
    """Words with adjusted p values: whole metrics are one family, their parts another, the goal stands alone."""
    others = [item for item in items if item.item.metric != goal]
    shared: dict[str, float] = {}
    for family in (False, True):
        shared |= holm({item.key: item.p for item in others if ("." in item.item.metric) is family})
    for item in items:
        yield _compared(item, shared.get(item.key, item.p), rules)


def _compared(measured: _Measured, p: float, rules: Comparing) -> Compared:
    item, both, found = measured.item, measured.both, measured.found
    low, high = found.interval() or (None, None)
    margin = rules.margins.get(item.metric, rules.margin if item.unit in SCALES else None)
    up = item.direction is Direction.UP
    return Compared(
        metric=item.metric,
        title=item.title,
        unit=item.unit,
        direction=item.direction,
        timing=item.timing,
        tag=item.tag,
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
