"""From a pairwise judge's words in both orders to how often the candidate is preferred, and how the place swayed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitaeval.schema.calibration import Estimate, Preferences
from vitaeval.schema.judgement import WORTH, Preferred, settled
from vitaeval.stats.interval import cluster_means, mean_interval

Value = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pair of a person's documents: the word in the forward order and in the swapped one.

    `words` is None where an order lacks a valid answer, and where both documents are the same text.
    """

    cluster: str
    example: str
    words: tuple[Preferred, Preferred] | None
    is_candidate_first: bool
    is_same: bool = False

    @property
    def worth(self) -> float | None:
        """1.0 where the candidate is preferred, 0.5 for a tie, 0.0 for the baseline; None for no answer."""
        if self.is_same:
            return 0.5
        if self.words is None:
            return None
        value = WORTH[settled(*self.words)[0]]
        return value if self.is_candidate_first else 1 - value


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
