"""Two runs side by side on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.report.comparison import (
    DECIDED,
    HEADERS,
    aside,
    cells,
    flip_changes,
    flip_title,
    grounds,
    rows,
    sentence,
    slice_rows,
    stage_rows,
    title_of,
)
from vitaeval.schema.comparison import Compared, Comparison, Flip, Word

STYLES = {Word.BETTER: "green", Word.WORSE: "bold red", Word.EQUIVALENT: "green", Word.UNDECIDED: "dim"}
SHOWN, SHOWN_FLIPS, SHOWN_LINES = 8, 3, 4
INKS = {"+": "green", "-": "red"}


def show(console: Console, found: Comparison) -> None:
    """Print the comparison; of what changed sides the first lines that differ, the rest stands in the report."""
    console.print(Text(title_of(found), style="bold"))
    console.print(Text(sentence(found), style="bold red" if found.invalid else "bold"))
    for reason in found.invalid[1:]:
        console.print(Text(f"INVALID: {reason}", style="red"))
    for note in found.notes:
        console.print(Text(note, style="yellow"))
    console.print(_table(rows(found)))
    stages, slices = stage_rows(found), [item for item in slice_rows(found) if item.word in DECIDED]
    if stages:
        console.print(Text("\nStage by stage", style="bold"), _table(stages), sep="\n")
    if found.slices:
        console.print(Text(f"\nSlices by tag: {len(slices)} of {len(found.slices)} differ", style="bold"))
    if slices:
        console.print(_table(slices))
    for line in (*_flipped(found), *(Text(said, style="dim") for said in aside(found))):
        console.print(line)


def _table(items: Iterable[Compared]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in HEADERS:
        table.add_column(name, justify="left" if name in ("metric", "verdict") else "right")
    for item in items:
        table.add_row(*cells(item)[:-1], Text(item.word, style=STYLES[item.word]))
    return table


def _flipped(found: Comparison) -> Iterator[Text]:
    lost = dict.fromkeys(flip.example for flip in found.flips if not flip.candidate.passed)
    won = dict.fromkeys(flip.example for flip in found.flips if flip.candidate.passed)
    for word, names, style in (("lost", list(lost), "red"), ("won", list(won), "green")):
        if names:
            rest = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            yield Text(f"\n{word}: {', '.join(names[:SHOWN])}{rest}", style)
    for flip in found.flips[:SHOWN_FLIPS]:
        yield from _flip(flip)


def _flip(flip: Flip) -> Iterator[Text]:
    found = flip_changes(flip)
    yield Text(f"  {flip_title(flip)}", style="bold")
    yield from (Text(f"    {ground}", style="dim") for ground in list(grounds(flip))[:1])
    yield from (Text(f"    {_short(line)}", style=INKS[line[0]]) for line in found[:SHOWN_LINES])
    if len(found) > SHOWN_LINES:
        yield Text(f"    … and {len(found) - SHOWN_LINES} more lines that differ", style="dim")


def _short(line: str, most: int = 130) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"
