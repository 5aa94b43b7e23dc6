"""Two runs side by side on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.report.comparison import HEADERS, arm_name, cells, rows, sentence
from vitaeval.schema.comparison import Comparison, Word

STYLES = {Word.BETTER: "green", Word.WORSE: "bold red", Word.EQUIVALENT: "green", Word.UNDECIDED: "dim"}
SHOWN = 8


def show(console: Console, found: Comparison) -> None:
    """Print the comparison; what differs on single examples is named, its texts stand in the report."""
    title = f"{found.candidate.task}: {arm_name(found.candidate)} against {arm_name(found.baseline)}"
    console.print(Text(title, style="bold"))
    console.print(Text(sentence(found), style="bold red" if found.invalid else "bold"))
    for reason in found.invalid[1:]:
        console.print(Text(f"INVALID: {reason}", style="red"))
    for note in found.notes:
        console.print(Text(note, style="yellow"))
    console.print(_table(found))
    for line in _flipped(found):
        console.print(line)


def _table(found: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in HEADERS:
        table.add_column(name, justify="left" if name in ("metric", "verdict") else "right")
    for item in rows(found):
        table.add_row(*cells(item)[:-1], Text(item.word, style=STYLES[item.word]))
    return table


def _flipped(found: Comparison) -> list[Text]:
    lost = [flip.example for flip in found.flips if not flip.candidate.passed]
    won = [flip.example for flip in found.flips if flip.candidate.passed]
    lines = [("lost", lost, "red"), ("won", won, "green")]
    return [
        Text(
            f"{word}: {', '.join(names[:SHOWN])}" + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""),
            style,
        )
        for word, names, style in lines
        if names
    ]
