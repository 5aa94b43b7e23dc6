"""How sure a number is that has no formula: drawing the independent groups again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from vitaeval.stats.interval import Interval

T = TypeVar("T")
DRAWS = 2_000
FEWEST = 10


def resampled(
    groups: Sequence[Sequence[T]], statistic: Callable[[Sequence[T]], float | None], *, seed: int = 0
) -> Interval | None:
    """`statistic` of all items with its 95 % interval from 2 000 seeded draws of whole groups (percentile bootstrap).

    Items of one group (a person's documents) are no independent witnesses, so groups are drawn. None when the
    statistic itself has no value; ends are None with fewer than ten groups, or where more than one draw in twenty has
    no value. Source: Davison & Hinkley (1997), Bootstrap Methods and their Application, section 3.8.
    """
    found = statistic([item for group in groups for item in group])
    if found is None:
        return None
    if len(groups) < FEWEST:
        return Interval(found, None, None)
    random = Random(seed)
    draws = (random.choices(groups, k=len(groups)) for _ in range(DRAWS))
    values = [statistic([item for group in drawn for item in group]) for drawn in draws]
    known = sorted(value for value in values if value is not None)
    if len(known) < 0.95 * DRAWS:
        return Interval(found, None, None)
    return Interval(found, known[int(0.025 * len(known))], known[int(0.975 * len(known)) - 1])
