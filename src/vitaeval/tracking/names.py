"""Metric names and numbers as MLflow's run list can show them."""

from __future__ import annotations

from collections.abc import Sequence

HEADER = 13
DISTINCT = 10


def short_names(metrics: Sequence[str]) -> dict[str, str]:
    """A name for each of `metrics` (`metric` or `metric.part`), unique within its first ten characters.

    The run list cuts a column's header after about twelve characters and shows two columns that begin
    alike as one and the same. A name stays as it is where it can, so that it is found again in the
    report; else the metric is abbreviated (`fab.clean`), then the part stands first, then a number.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(metrics, key=lambda item: "." in item):
        chosen = next(item for item in _candidates(name, len(taken)) if item[:DISTINCT] not in taken)
        taken.add(chosen[:DISTINCT])
        found[name] = chosen
    return {name: found[name] for name in metrics}


def _candidates(name: str, position: int) -> tuple[str, ...]:
    metric, _, part = name.partition(".")
    if not part:
        return name, f"{position}.{name}"
    whole = (name,) if len(name) <= HEADER else ()
    return *whole, f"{metric[:3]}.{part}", f"{part}.{metric}", f"{position}.{name}"


def tidy(value: float) -> float:
    """`value` with four decimals; small ones (a price) keep four significant digits instead."""
    return round(value, 4) if abs(value) >= 0.1 else float(f"{value:.4g}")
