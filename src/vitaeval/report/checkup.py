"""What trying a gate on its own golden set has brought, for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.schema.checkup import Checkup, Planted, Rate

SIMULATED = "everything here is simulated: it says what the gate can tell apart, and nothing about a model"


def sentence(found: Checkup) -> str:
    """The outcome in one sentence with numbers."""
    passed = [item.name for item in found.planted if not item.is_stopped]
    broken = [rate for rate in found.rates if not rate.holds]
    if passed:
        return f"UNSOUND: the gate releases {', '.join(passed)}"
    if broken:
        rate = broken[0]
        return f"UNSOUND: {rate.name} is released {rate.released:.1%} of the time, at most {rate.at_most:.1%} may be"
    return f"sound: {len(found.planted)} planted defects stopped, every error rate within its bound"


def lines(found: Checkup) -> Iterator[str]:
    """What else to know."""
    if found.smallest_gain is not None:
        yield f"a gain of {found.smallest_gain:.3f} is found nine times in ten with {found.people} people"
    yield SIMULATED


def show(console: Console, found: Checkup) -> None:
    """Print both tables."""
    console.print(Text(sentence(found), style="bold green" if found.is_sound else "bold red"))
    planted = _table("planted", "verdict", "why")
    for item in found.planted:
        planted.add_row(item.name, Text(item.verdict, style="" if item.is_stopped else "bold red"), item.reason)
    rates = _table("version", "released", "at most", "of gates")
    for rate in found.rates:
        rates.add_row(*_cells(rate))
    console.print(planted, rates, sep="\n\n")
    for line in lines(found):
        console.print(Text(line))


def markdown(found: Checkup) -> str:
    """The same as a page."""
    title = f"# The gate {found.rules} on {found.task}/{found.golden}: {found.examples} examples, {found.people} people"
    planted = ["| planted | verdict | why |", "|---|---|---|", *map(_row, found.planted)]
    rates = ["| version | released | at most | of gates |", "|---|---:|---:|---:|"]
    rates += [f"| {' | '.join(_cells(rate))} |" for rate in found.rates]
    return "\n".join([title, "", sentence(found), "", *planted, "", *rates, "", *lines(found)]) + "\n"


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(name, justify="right" if name in ("released", "at most", "of gates") else "left")
    return table


def _row(item: Planted) -> str:
    return f"| {item.name} | {item.verdict} | {item.reason} |"


def _cells(rate: Rate) -> tuple[str, ...]:
    bound = "" if rate.at_most is None else f"{rate.at_most:.1%}"
    return rate.name, f"{rate.released:.1%}", bound, str(rate.replicates)
