"""Several runs on a terminal, each against each."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.report.comparison import arm_name
from vitaeval.schema.comparison import Cell, Matrix, Word

STYLES = {Word.BETTER: "green", Word.WORSE: "bold red", Word.EQUIVALENT: "green", Word.UNDECIDED: "dim"}


def show(console: Console, found: Matrix) -> None:
    """Print one line a run: its mean, and its difference to every run before it."""
    console.print(Text(f"{found.title}: each run minus the ones before it; words corrected over all pairs", "bold"))
    table = Table("", "run", found.title, box=None, pad_edge=False, header_style="dim")
    for number in range(1, len(found.arms)):
        table.add_column(f"against {number}")
    cells = {(cell.candidate, cell.baseline): cell for cell in found.cells}
    for number, arm in enumerate(found.arms, 1):
        before = [_told(cells.get((arm.run_id, other.run_id))) for other in found.arms[: number - 1]]
        table.add_row(str(number), f"{arm_name(arm)} ({arm.run_id})", f"{found.means[arm.run_id]:.3f}", *before)
    console.print(table)
    for pair, reason in found.invalid.items():
        console.print(Text(f"INVALID: {pair}: {reason}", style="red"))


def _told(cell: Cell | None) -> Text:
    if cell is None:
        return Text("–")
    return Text(f"{cell.delta:+.3f} {cell.word} (p {cell.p_adjusted:.3f})", style=STYLES[cell.word])
