"""From what people and a judge gave the same documents to how far the judge's word can be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median_low
from typing import TypeVar

from vitaeval.schema.calibration import Agreement, Corrected, Estimate, Pair
from vitaeval.schema.judgement import share
from vitaeval.stats.agreement import Distance, cohen_kappa, krippendorff_alpha, nominal, squared
from vitaeval.stats.corrected import prediction_powered_mean, transported_mean
from vitaeval.stats.interval import Interval, cluster_means, mean_interval
from vitaeval.stats.rank_correlation import rank_correlation
from vitaeval.stats.resampled import FEWEST, resampled

T = TypeVar("T")
Both = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the order of a pair did: the share of both words that went to the first place; whether it turned them."""

    first: float
    turned: bool


@dataclass(frozen=True, slots=True)
class Graded:
    """One document or pair on its scale: each person's value and the judge's.

    `words` is the document's length, of a pair how many words the first has more. `ordered` is None for a document.
    """

    document: str
    cluster: str
    people: tuple[float, ...]
    judge: float
    words: int
    ordered: Ordered | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """How far two values are apart, and a value as a share."""

    distance: Distance
    share: Callable[[float], float]


BANDS = Scale(squared, share)
PREFERENCES = Scale(nominal, float)
"""1.0 where the first is preferred, 0.5 for a tie, 0.0 for the second."""


def agreement(graded: Sequence[Graded], scale: Scale) -> Agreement:
    """How far the judge says what people say. Raises ValueError for no document."""
    if not graded:
        raise ValueError("nothing that both people and the judge have graded")
    pairs = tuple(_pair(item, scale) for item in graded)
    return Agreement(
        n=len(graded),
        clusters=len({item.cluster for item in graded}),
        kappa=cohen_kappa([_medians(item) for item in graded], scale.distance),
        alpha=_resampled(graded, _medians, lambda found: krippendorff_alpha(found, scale.distance)),
        people=people_alpha([(item.cluster, item.people) for item in graded], scale),
        offset=_mean([(pair.cluster, pair.document, pair.judge - pair.people) for pair in pairs], low=-1.0),
        length=_resampled(graded, lambda item: (_error(item, scale), item.words), rank_correlation),
        position=_of_order(graded, lambda ordered: ordered.first - 0.5, low=-0.5, high=0.5),
        turned=_of_order(graded, lambda ordered: float(ordered.turned), low=0.0),
        pairs=pairs,
    )


def people_alpha(given: Sequence[tuple[str, Sequence[float]]], scale: Scale) -> Estimate | None:
    """Krippendorff's alpha among people, of (cluster, what each gave); None where no two gave the same something."""
    groups = _grouped([(cluster, values) for cluster, values in given if len(values) > 1])
    found = resampled(groups, lambda items: krippendorff_alpha(items, scale.distance))
    return _estimate(found)


def corrected(criteria: dict[str, Sequence[Pair]], judged: Sequence[tuple[str, str, dict[str, float]]]) -> Corrected:
    """What people would have said on average of documents that the judge has `judged`: (digest, cluster, shares).

    Where people have labelled enough of these very documents, those of the other clusters take the judge's word,
    weighed by what it is worth (prediction-powered inference). Else all do, less what the judge errs elsewhere.
    """
    here = {document for document, _, _ in judged}
    local = {name: [pair for pair in pairs if pair.document in here] for name, pairs in criteria.items()}
    transported = any(len({pair.cluster for pair in pairs}) < FEWEST for pairs in local.values())
    used = criteria if transported else local
    means = {name: _corrected(pairs, _means(judged, name), transported) for name, pairs in used.items()}
    return Corrected(means=means, transported=transported)


def _corrected(pairs: Sequence[Pair], judged: dict[str, float], transported: bool) -> Estimate:
    people = cluster_means([(pair.cluster, pair.document, pair.people) for pair in pairs])
    judge = cluster_means([(pair.cluster, pair.document, pair.judge) for pair in pairs])
    labelled = [(people[cluster], judge[cluster]) for cluster in people]
    if transported:
        found = transported_mean(labelled, list(judged.values()))
    else:
        found = prediction_powered_mean(labelled, [value for name, value in judged.items() if name not in people])
    return Estimate(mean=found.mean, low=found.low, high=found.high)


def _means(judged: Iterable[tuple[str, str, dict[str, float]]], name: str) -> dict[str, float]:
    return cluster_means([(cluster, document, shares[name]) for document, cluster, shares in judged])


def _pair(item: Graded, scale: Scale) -> Pair:
    people = fmean(scale.share(value) for value in item.people)
    return Pair(document=item.document, cluster=item.cluster, people=people, judge=scale.share(item.judge))


def _medians(item: Graded) -> Both:
    return median_low(item.people), item.judge


def _error(item: Graded, scale: Scale) -> float:
    pair = _pair(item, scale)
    return pair.judge - pair.people


def _of_order(
    graded: Sequence[Graded], value: Callable[[Ordered], float], *, low: float, high: float = 1.0
) -> Estimate | None:
    found = [(item.cluster, item.document, value(item.ordered)) for item in graded if item.ordered is not None]
    return _mean(found, low=low, high=high) if found else None


def _mean(values: Sequence[tuple[str, str, float]], *, low: float, high: float = 1.0) -> Estimate:
    found = mean_interval(cluster_means(values), low=low, high=high)
    return Estimate(mean=found.mean, low=found.low, high=found.high)


def _resampled(
    graded: Sequence[Graded],
    value: Callable[[Graded], Both],
    statistic: Callable[[Sequence[Both]], float | None],
) -> Estimate | None:
    groups = _grouped([(item.cluster, value(item)) for item in graded])
    return _estimate(resampled(groups, statistic))


def _grouped(items: Iterable[tuple[str, T]]) -> list[list[T]]:
    """The second of each, by the first."""
    found: dict[str, list[T]] = {}
    for cluster, item in items:
        found.setdefault(cluster, []).append(item)
    return list(found.values())


def _estimate(found: Interval | None) -> Estimate | None:
    return None if found is None else Estimate(mean=found.mean, low=found.low, high=found.high)
