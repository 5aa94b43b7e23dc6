"""How far two or more people, or a model and people, say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from random import Random

from vitaeval.stats.interval import Interval

Distance = Callable[[float, float], float]
DRAWS = 2_000


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Agreement of two raters on the same items beyond chance: 1 is perfect, 0 is chance, below is worse.

    None for no item, and when both always gave the same single label (chance alone explains it).
    Source: Cohen (1960), doi 10.1177/001316446002000104.
    """
    if len(first) != len(second):
        raise ValueError("two raters must have rated the same items")
    n = len(first)
    if not n:
        return None
    same = sum(one == other for one, other in zip(first, second, strict=True)) / n
    ours, theirs = Counter(first), Counter(second)
    chance = sum(ours[label] * theirs[label] for label in ours) / n**2
    return None if chance >= 1 else (same - chance) / (1 - chance)


def nominal(one: float, other: float) -> float:
    """Labels that differ differ wholly."""
    return float(one != other)


def squared(one: float, other: float) -> float:
    """Numbers differ by their distance, squared: for scores and bands."""
    return (one - other) ** 2


def krippendorff_alpha(units: Sequence[Sequence[float]], distance: Distance = nominal) -> float | None:
    """Agreement of any number of raters, some of whom may have left items out: 1 perfect, 0 chance.

    `units` holds for each item the values it was given; items with fewer than two are passed over. None when
    nothing can be compared, or when all values are equal. Source: Krippendorff (2011), Computing
    Krippendorff's Alpha-Reliability.
    """
    held = [unit for unit in units if len(unit) >= 2]
    values = Counter(value for unit in held for value in unit)
    total = sum(values.values())
    expected = sum(values[a] * values[b] * distance(a, b) for a in values for b in values)
    if total < 2 or expected <= 0:
        return None
    observed = sum(_within(unit, distance) for unit in held) / total
    return 1 - observed / (expected / (total * (total - 1)))


def _within(unit: Sequence[float], distance: Distance) -> float:
    """Disagreement inside one item, each rater weighing the same."""
    return sum(distance(a, b) for a in unit for b in unit) / (len(unit) - 1)


def alpha_interval(units: Sequence[Sequence[float]], distance: Distance = nominal, *, seed: int = 0) -> Interval | None:
    """Krippendorff's alpha with its 95 % interval from 2 000 seeded resamples of the items (percentile bootstrap).

    None when alpha itself has no value; ends are None with fewer than ten comparable items.
    """
    alpha = krippendorff_alpha(units, distance)
    if alpha is None:
        return None
    held = [unit for unit in units if len(unit) >= 2]
    if len(held) < 10:
        return Interval(alpha, None, None)
    random = Random(seed)
    drawn = [krippendorff_alpha(random.choices(held, k=len(held)), distance) for _ in range(DRAWS)]
    known = sorted(value for value in drawn if value is not None)
    return Interval(alpha, known[int(0.025 * len(known))], known[int(0.975 * len(known)) - 1])
