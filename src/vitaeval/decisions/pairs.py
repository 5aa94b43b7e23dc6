"""The same examples in two runs, brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord

COUNTABLE = (State.SCORED, State.MALFORMED)
PASSED = "passed"
Value = Callable[[ExampleRecord], float | None]
"""A record's number; None where it has none."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Means by person (cluster) on both sides, over the examples that both have a number for.

    `unpaired` examples have a number on one side only.
    """

    baseline: Mapping[str, float]
    candidate: Mapping[str, float]
    unpaired: int

    def gaps(self) -> list[float]:
        """Candidate minus baseline for each person."""
        return [self.candidate[person] - self.baseline[person] for person in sorted(self.baseline)]


def value_of(item: ExampleRecord, metric: str) -> float | None:
    """A metric's number in one record, `passed` as 0 or 1; None when the answer may not be counted or has none."""
    if item.state not in COUNTABLE:
        return None
    if metric == PASSED:
        return None if item.passed is None else float(item.passed)
    return item.value(metric)


def pairs(
    baseline: Iterable[ExampleRecord], candidate: Iterable[ExampleRecord], metric: str, tag: str | None = None
) -> Pairs:
    """Pair a metric's numbers, over all examples or those with a tag."""

    def value(item: ExampleRecord) -> float | None:
        return value_of(item, metric) if tag is None or tag in item.tags else None

    return paired_by(baseline, candidate, value)


def paired_by(baseline: Iterable[ExampleRecord], candidate: Iterable[ExampleRecord], value: Value) -> Pairs:
    """Pair by example id: trials are averaged within an example, examples within a person."""
    people: dict[str, str] = {}
    ours, theirs = (_by_example(side, value, people) for side in (candidate, baseline))
    both = sorted(ours.keys() & theirs.keys())
    return Pairs(_by_person(theirs, both, people), _by_person(ours, both, people), len(ours.keys() ^ theirs.keys()))


def _by_example(side: Iterable[ExampleRecord], value: Value, people: dict[str, str]) -> dict[str, float]:
    trials: dict[str, list[float]] = {}
    for item in side:
        found = value(item)
        if found is not None:
            trials.setdefault(item.example, []).append(found)
            people[item.example] = item.cluster
    return {example: fmean(values) for example, values in trials.items()}


def _by_person(values: Mapping[str, float], examples: Iterable[str], people: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for example in examples:
        found.setdefault(people[example], []).append(values[example])
    return {person: fmean(found[person]) for person in sorted(found)}
