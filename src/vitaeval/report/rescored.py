"""Old and new numbers of one run side by side; they are never mixed: the record holds the new ones only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.report.words import number
from vitaeval.schema.run import Aggregate, RunRecord

COLUMNS = ("metric", "then", "version then", "now", "version now", "change")


@dataclass(frozen=True, slots=True)
class Moved:
    """One number then and now; None where the metric did not exist, or is not run any more."""

    name: str
    then: Aggregate | None
    now: Aggregate | None

    @property
    def change(self) -> str:
        """The difference in the metric's own unit, or why there is none."""
        if self.then is None:
            return "new"
        if self.now is None:
            return "gone"
        if self.then.mean == self.now.mean:
            return "same number"
        if self.then.mean is None or self.now.mean is None:
            return "measured now" if self.then.mean is None else "not measured now"
        return f"{self.now.mean - self.then.mean:+.4g}"


def moved(before: RunRecord, after: RunRecord) -> tuple[Moved, ...]:
    """Every number over all examples whose value or metric version is another one, in today's order."""
    then, now = _whole(before), _whole(after)
    pairs = (Moved(name, then.get(name), now.get(name)) for name in dict.fromkeys((*now, *then)))
    return tuple(pair for pair in pairs if _key(pair.then) != _key(pair.now))


def show_moved(console: Console, before: RunRecord, after: RunRecord) -> None:
    """Print what rescoring has changed, and under which words of people."""
    found = moved(before, after)
    if found:
        console.print(Text("\nThen and now", style="bold"))
        console.print(_table(found))
    else:
        console.print("no number changed")
    for line in _words(before, after):
        console.print(Text(line), soft_wrap=True)


def _whole(record: RunRecord) -> dict[str, Aggregate]:
    return {item.metric: item for item in record.aggregates if item.tag is None}


def _key(item: Aggregate | None) -> tuple[str, float | None, int] | None:
    return None if item is None else (item.version, item.mean, item.n)


def _table(found: tuple[Moved, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        table.add_column(name, justify="right" if name in ("then", "now", "change") else "left")
    for item in found:
        table.add_row(item.name, *_cells(item.then), *_cells(item.now), item.change)
    return table


def _cells(item: Aggregate | None) -> tuple[str, str]:
    return ("–", "–") if item is None else (number(item.mean, item.unit), item.version)


def _words(before: RunRecord, after: RunRecord) -> Iterator[str]:
    old, new = (record.adjudicated and record.adjudicated.digest for record in (before, after))
    if old != new:
        yield f"adjudications: then {old[:12] if old else 'none'}, now {new[:12] if new else 'none'}"
