"""Many questions at once."""

from __future__ import annotations

from collections.abc import Mapping


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Adjusted p values that keep the chance of any false finding at the level they are compared with.

    Same keys, each in [0, 1] and never below its own p value. Source: Holm (1979), Scand. J. Statist. 6, 65-70.
    """
    ordered = sorted(p_values.items(), key=lambda item: (item[1], item[0]))
    adjusted, highest = {}, 0.0
    for rank, (name, p) in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - rank) * p))
        adjusted[name] = highest
    return {name: adjusted[name] for name in p_values}


def attempt_alpha(alpha: float, attempt: int) -> float:
    """What the `attempt`-th distinct candidate (from 1) may spend, so that any number of them spends `alpha` once.

    alpha * 6 / (pi² j²): .030, .008, .003 of .05. Source: Foster & Stine (2008), alpha spending over a stream.
    """
    from math import pi

    if attempt < 1:
        raise ValueError("attempts count from 1")
    return alpha * 6 / (pi**2 * attempt**2)
