"""The run on a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vitaeval.report import adjudicated
from vitaeval.report.notes import notes
from vitaeval.report.summary import Row, Summary, mark
from vitaeval.report.words import EVIDENCE, interval, missing, number, row_name, sentence, states, worst_title
from vitaeval.schema.chat import Evidence
from vitaeval.schema.run import RunRecord


def show(console: Console, record: RunRecord, summary: Summary) -> None:
    """Print the summary of a run."""
    parts = (*_slices(summary), *_worst(summary), *_adjudicated(record))
    console.print(Group(_head(record), _table(summary), *_notes(record, summary), *parts))


def _head(record: RunRecord) -> Text:
    config = record.manifest.config
    title = f"{config.task} {config.prompt} · {config.model.name} · {config.golden} · {states(record)}\n"
    style = "bold" if record.evidence is Evidence.REAL else "yellow"
    return Text.assemble((title, "bold"), (f"{record.evidence}: {EVIDENCE[record.evidence]}", style))


def _table(summary: Summary) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("metric", "value", "95 % interval", "n", "floor", "ceiling", "where", "not counted"):
        table.add_column(name, justify="right" if name in ("value", "n", "floor", "ceiling") else "left")
    for row in (*summary.rows, *summary.timing):
        table.add_row(*_cells(row))
    return table


def _cells(row: Row) -> list[RenderableType]:
    item = row.aggregate
    where = mark(row)
    style = {"below floor": "red", "at floor": "yellow"}.get(where, "green" if where else "")
    return [
        row_name(row),
        Text(number(item.mean, item.unit), style="bold"),
        interval(item),
        str(item.n),
        number(row.floor, item.unit),
        number(row.ceiling, item.unit),
        Text(where, style=style),
        Text(missing(item), style="red" if item.crashed else "dim"),
    ]


def _notes(record: RunRecord, summary: Summary) -> list[Text]:
    found = [f"\n{note}" if at == 0 else note for at, note in enumerate(notes(record, summary))]
    return [Text(note, style="dim") for note in found]


def _slices(summary: Summary) -> list[Text]:
    if not summary.slices:
        return []
    lines = [Text("\nSlices that fall out", style="bold")]
    for item in summary.slices:
        found = item.aggregate
        words = f"  {found.tag}: {found.title} {number(found.mean, found.unit)} ({interval(found)}, n = {found.n})"
        lines.append(Text(f"{words} against {number(item.whole, found.unit)} overall"))
    return lines


def _worst(summary: Summary) -> list[Text]:
    if not summary.worst:
        return []
    lines = [Text("\nWhere it went worst", style="bold")]
    for item in summary.worst:
        lines.append(Text(f"  {worst_title(item)}"))
        lines.extend(Text(f"    {sentence(finding)}", style="dim") for finding in item.findings)
    return lines


def _adjudicated(record: RunRecord) -> list[Text]:
    found = record.adjudicated
    if found is None:
        return []
    head = Text(f"\nWhat people said about doubtful claims: {adjudicated.counts(found)}", style="bold")
    return [head, *(Text(f"  {line}", style="dim") for line in adjudicated.lines(found))]
