"""A run's numbers, by metric and part: all that its aggregates need, eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from math import isnan, nan

from vitaeval.schema.run import Aggregate, ExampleRecord
from vitaeval.schema.score import Crashed, Direction, Metric, NotApplicable
from vitaeval.stats.interval import Interval, cluster_means, mean_interval

PASSED = Metric(
    name="passed",
    version="1",
    title="examples that pass",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=lambda seen: NotApplicable(reason="read from the record"),
)
About = tuple[str, str, tuple[str, ...]]


class Columns:
    """Numbers of `size` examples and trials, each in its place whatever the order in which they come."""

    def __init__(self, metrics: Sequence[Metric], size: int) -> None:
        self._metrics = tuple(metrics)
        self._about: list[About | None] = [None] * size
        self._numbers = {name: array("d", [nan]) * size for name in (PASSED.name, *_names(metrics))}
        self._crashed = {metric.name: bytearray(size) for metric in metrics}

    def put(self, place: int, item: ExampleRecord) -> None:
        """Take the numbers of the example at `place` of the plan."""
        self._about[place] = (item.example, item.cluster, item.tags)
        for name, column in self._numbers.items():
            number = item.value(name)
            column[place] = nan if number is None else number
        self._numbers[PASSED.name][place] = nan if item.passed is None else float(item.passed)
        for name, column_of_crashes in self._crashed.items():
            column_of_crashes[place] = isinstance(item.cells.get(name), Crashed)

    def values(self, name: str) -> list[float]:
        """All numbers called `metric` or `metric.part`, in the plan's order; none for an unknown name."""
        return [number for number in self._numbers.get(name, ()) if not isnan(number)]

    def aggregates(self) -> Iterable[Aggregate]:
        """Every metric and part over all examples and over each tag."""
        tags = sorted({tag for about in self._about if about for tag in about[2]})
        for tag in (None, *tags):
            chosen = [place for place, about in enumerate(self._about) if about and (tag is None or tag in about[2])]
            yield self._aggregate(chosen, PASSED, None, tag)
            for metric in self._metrics:
                for part in (None, *metric.parts):
                    yield self._aggregate(chosen, metric, part, tag)

    def _aggregate(self, chosen: Sequence[int], metric: Metric, part: str | None, tag: str | None) -> Aggregate:
        name = f"{metric.name}.{part}" if part else metric.name
        numbers = self._numbers_of(name, chosen)
        crashed = 0 if metric is PASSED else sum(self._crashed[metric.name][place] for place in chosen)
        clusters = cluster_means(numbers)
        low, high = _range(metric, part)
        found = mean_interval(clusters, low=low, high=high) if clusters else Interval(0.0, None, None)
        return Aggregate(
            metric=name,
            title=f"{metric.title}: {part.replace('_', ' ')}" if part else metric.title,
            version=metric.version,
            direction=metric.direction_of(part),
            unit=metric.unit,
            timing=metric.timing,
            tag=tag,
            n=len(numbers),
            clusters=len(clusters),
            not_applicable=0 if metric is PASSED else len(chosen) - len(numbers) - crashed,
            crashed=crashed,
            mean=found.mean if clusters else None,
            low=found.low,
            high=found.high,
            stage=metric.stage,
        )

    def _numbers_of(self, name: str, chosen: Sequence[int]) -> list[tuple[str, str, float]]:
        column, found = self._numbers[name], []
        for place in chosen:
            about = self._about[place]
            if about is not None and not isnan(column[place]):
                found.append((about[1], about[0], column[place]))
        return found


def aggregates(examples: Sequence[ExampleRecord], metrics: Sequence[Metric]) -> tuple[Aggregate, ...]:
    """Every metric and part over `examples` and over each of their tags."""
    columns = Columns(metrics, len(examples))
    for place, item in enumerate(examples):
        columns.put(place, item)
    return tuple(columns.aggregates())


def _names(metrics: Sequence[Metric]) -> Iterable[str]:
    for metric in metrics:
        yield metric.name
        yield from (f"{metric.name}.{part}" for part in metric.parts)


def _range(metric: Metric, part: str | None) -> tuple[float, float | None]:
    if part is None:
        return metric.low, metric.high
    return 0.0, None if part in metric.counts else 1.0
