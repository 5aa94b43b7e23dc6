"""Compare two runs on the same examples: paired, per person, corrected for many metrics."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.decisions.arms import arm
from vitaeval.decisions.comparable import lost, objections, remarks
from vitaeval.decisions.flips import flips, sealed_flips
from vitaeval.decisions.measured import Measured, Named, judged, measured
from vitaeval.decisions.pairs import PASSED, pairs
from vitaeval.decisions.stages import stages
from vitaeval.schema.comparison import Comparing, Comparison
from vitaeval.schema.run import Aggregate, RunRecord

SMALLEST_SLICE = 3


def compare(baseline: RunRecord, candidate: RunRecord, rules: Comparing) -> Comparison:
    """What `candidate` does better and worse than `baseline`.

    The goal metric's word is uncorrected; all other numbers share one error rate, and so do the slices and the
    numbers of single stages. Sources: Student (1908) for pairs, Fisher (1935) for sign flips below 30 people, Holm
    (1979), Schuirmann (1987).
    """
    missing, asked = lost(baseline, candidate)
    found = list(_measured(baseline, candidate))
    whole = [item for item in found if item.named.tag is None]
    sliced = [item for item in found if item.named.tag is not None]
    return Comparison(
        baseline=arm(baseline),
        candidate=arm(candidate),
        goal=candidate.goal,
        invalid=tuple(objections(baseline, candidate, rules)),
        notes=(*remarks(baseline, candidate), *sealed_flips(baseline, candidate)),
        missing=missing,
        pairs=asked - missing,
        metrics=tuple(judged(whole, candidate.goal, rules)),
        slices=tuple(judged(sliced, None, rules)),
        stages=tuple(judged(list(stages(baseline, candidate)), None, rules)),
        flips=tuple(flips(baseline, candidate)),
    )


def _measured(baseline: RunRecord, candidate: RunRecord) -> Iterator[Measured]:
    """Every number that both runs have; of tags the pass rate and the goal, where enough people carry the tag."""
    known = {(item.metric, item.tag, item.version) for item in baseline.aggregates}
    for item in candidate.aggregates:
        if (item.metric, item.tag, item.version) not in known:
            continue
        if item.tag is not None and item.metric not in (PASSED, candidate.goal):
            continue
        both = pairs(baseline.examples, candidate.examples, item.metric, item.tag)
        found = measured(_named(item), both, least=1 if item.tag is None else SMALLEST_SLICE)
        if found is not None:
            yield found


def _named(item: Aggregate) -> Named:
    return Named(item.metric, item.title, item.unit, item.direction, item.timing, item.tag, item.stage)
