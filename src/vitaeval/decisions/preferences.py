"""From a pairwise judge's words in both orders to how often the candidate is preferred, and how the place swayed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitaeval.schema.calibration import Estimate, Pair, Preferences
from vitaeval.schema.judgement import WORTH, Preferred, settled
from vitaeval.stats.corrected import prediction_powered_mean
from vitaeval.stats.interval import cluster_means, mean_interval
from vitaeval.stats.resampled import FEWEST

Value = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pair of a person's documents: the word in the forward order and in the swapped one.

    `words` is None where an order lacks a valid answer, and where both documents are the same text. `document` is the
    digest of both in the order that chance gave them.
    """

    cluster: str
    example: str
    words: tuple[Preferred, Preferred] | None
    is_candidate_first: bool
    is_same: bool = False
    document: str = ""

    @property
    def worth(self) -> float | None:
        """1.0 where the candidate is preferred, 0.5 for a tie, 0.0 for the baseline; None for no answer."""
        if self.is_same:
            return 0.5
        if self.words is None:
            return None
        return self.for_candidate(WORTH[settled(*self.words)[0]])

    def for_candidate(self, first: float) -> float:
        """What is worth so much to the first document, as worth to the candidate's."""
        return first if self.is_candidate_first else 1 - first


def preferences(found: Sequence[Outcome]) -> Preferences:
    """Count, and estimate over people."""
    worths = list(_worths(found))
    values = [value for _, _, value in worths]
    return Preferences(
        share=_mean(worths),
        won=values.count(1.0),
        tied=values.count(0.5),
        lost=values.count(0.0),
        same=sum(item.is_same for item in found),
        turned=sum(item.words is not None and settled(*item.words)[1] for item in found),
        first=_mean(list(_firsts(found))),
        missing=sum(item.worth is None for item in found),
    )


def corrected_share(found: Sequence[Outcome], pairs: Sequence[Pair]) -> Estimate | None:
    """How often people would prefer the candidate: prediction-powered, by the labels of these very pairs.

    None where people have labelled pairs of fewer than ten persons here: what a judge errs on other pairs says nothing
    of who is preferred among these.
    """
    known = {pair.document: pair for pair in pairs}
    both = [(item, known[item.document]) for item in found if item.document in known and item.worth is not None]
    people = cluster_means([(item.cluster, item.example, item.for_candidate(pair.people)) for item, pair in both])
    judge = cluster_means([(item.cluster, item.example, item.for_candidate(pair.judge)) for item, pair in both])
    if len(people) < FEWEST:
        return None
    rest = cluster_means([value for value in _worths(found) if value[0] not in people])
    estimate = prediction_powered_mean([(people[name], judge[name]) for name in people], list(rest.values()))
    return Estimate(mean=estimate.mean, low=estimate.low, high=estimate.high)


def _worths(found: Sequence[Outcome]) -> Iterator[Value]:
    for item in found:
        if item.worth is not None:
            yield item.cluster, item.example, item.worth


def _firsts(found: Sequence[Outcome]) -> Iterator[Value]:
    for item in found:
        for word in item.words or ():
            yield item.cluster, item.example, WORTH[word]


def _mean(values: Sequence[Value]) -> Estimate | None:
    if not values:
        return None
    found = mean_interval(cluster_means(values), low=0.0, high=1.0)
    return Estimate(mean=found.mean, low=found.low, high=found.high)
