"""How far two or more people, or a model and people, say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

Distance = Callable[[float, float], float]


def cohen_kappa(pairs: Sequence[tuple[float, float]], distance: Distance | None = None) -> float | None:
    """Agreement of two raters on the same items beyond chance: 1 is perfect, 0 is chance, below is worse.

    `pairs` holds what each gave an item; `distance` (nominal by default) says how far two labels are apart. None for
    no item, and when both always gave the same single label (chance alone explains it). Sources: Cohen (1960), doi
    10.1177/001316446002000104; with a distance Cohen (1968), doi 10.1037/h0026256.
    """
    apart = distance or nominal
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[a] * second[b] * apart(a, b) for a in first for b in second)
    if not pairs or expected <= 0:
        return None
    return 1 - sum(apart(one, other) for one, other in pairs) * len(pairs) / expected


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
