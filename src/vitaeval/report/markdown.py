"""`report.md`: a run on one page, also shown as the run's note in MLflow."""

from __future__ import annotations

from collections.abc import Iterable

from vitaeval.report import adjudicated
from vitaeval.report.notes import notes
from vitaeval.report.served import changes
from vitaeval.report.summary import Row, Summary, mark
from vitaeval.report.words import EVIDENCE, interval, missing, number, row_name, sentence, states, worst_title
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import Mode, Privacy
from vitaeval.schema.run import RunRecord


def markdown(record: RunRecord, summary: Summary) -> str:
    """The report as Markdown."""
    return (
        "\n".join(
            [
                *_head(record, summary),
                *_table(summary),
                *_notes(record, summary),
                *_slices(summary),
                *_worst(summary),
                *_notices(record),
                *_adjudicated(record),
                *_foot(record),
            ]
        )
        + "\n"
    )


def _head(record: RunRecord, summary: Summary) -> Iterable[str]:
    config = record.manifest.config
    yield f"# {config.task} {config.prompt} · {config.model.name}"
    yield ""
    yield " · ".join(
        f"{row_name(row)} **{number(row.aggregate.mean, row.aggregate.unit)}**" for row in summary.rows[:4]
    )
    yield ""
    yield f"**Evidence: `{record.evidence}`** — {EVIDENCE[record.evidence]}."
    yield ""
    yield (
        f"Golden set `{config.golden}` ({record.manifest.golden_digest[:12]}), suite `{config.suite.name}`: "
        f"{states(record)}."
    )
    yield ""
    for line in changes(record):
        yield line
        yield ""


def _table(summary: Summary) -> Iterable[str]:
    yield "| metric | value | 95 % interval | n | floor | ceiling | where | not counted |"
    yield "|---|---:|---|---:|---:|---:|---|---|"
    for row in (*summary.rows, *summary.timing):
        yield _line(row)
    yield ""


def _line(row: Row) -> str:
    item = row.aggregate
    cells = [row_name(row), number(item.mean, item.unit), interval(item), str(item.n)]
    cells += [number(row.floor, item.unit), number(row.ceiling, item.unit), mark(row), missing(item)]
    line = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {line} |"


def _notes(record: RunRecord, summary: Summary) -> Iterable[str]:
    found = list(notes(record, summary))
    if found:
        yield from (f"- {note}" for note in found)
        yield ""


def _slices(summary: Summary) -> Iterable[str]:
    if not summary.slices:
        return
    yield "## Slices that fall out"
    yield ""
    for item in summary.slices:
        found = item.aggregate
        yield (
            f"- `{found.tag}`: {found.title} {number(found.mean, found.unit)} ({interval(found)}, n = {found.n}) "
            f"against {number(item.whole, found.unit)} overall"
        )
    yield ""


def _worst(summary: Summary) -> Iterable[str]:
    if not summary.worst:
        return
    yield "## Where it went worst"
    yield ""
    for item in summary.worst:
        yield f"- **{worst_title(item)}**"
        yield from (f"  - {sentence(finding)}" for finding in item.findings)
    yield ""


def _adjudicated(record: RunRecord) -> Iterable[str]:
    if record.adjudicated is None:
        return
    yield "## What people said about doubtful claims"
    yield ""
    yield f"{adjudicated.counts(record.adjudicated)}."
    yield ""
    yield from (f"- {line}" for line in adjudicated.lines(record.adjudicated))
    yield ""


def _notices(record: RunRecord) -> Iterable[str]:
    if not record.notices:
        return
    yield "## What happened on the way"
    yield ""
    for line in record.notices:
        yield f"- {line}"
    yield ""


def _foot(record: RunRecord) -> Iterable[str]:
    manifest = record.manifest
    yield f"Made by vitaeval {manifest.version} at {record.finished}; prompt {manifest.prompt_digest[:12]}."
    yield ""
    yield f"Again: {_again(record)}"


def _again(record: RunRecord) -> str:
    """The command that makes this run again; imported answers can only be scored again."""
    config = record.manifest.config
    task, where = f"task={config.task}", f"golden={config.golden} suite={config.suite.name}"
    if config.model.evidence is Evidence.IMPORTED:
        other = f"`vitaeval import file=… {task} {where}`"
        return f"`vitaeval rescore run={record.manifest.run_id}` scores these answers; {other} brings in others."
    chosen = {
        "suite.examples": config.suite.examples,
        "suite.trials": None if config.suite.trials == 1 else config.suite.trials,
        "cassette": config.model.cassette,
        "privacy": None if config.privacy is Privacy.OFF else config.privacy,
        "mode": None if config.mode is Mode.LIVE else config.mode,
        "epoch": None if config.epoch == "0" else config.epoch,
    }
    more = "".join(f" {key}={value}" for key, value in chosen.items() if value is not None)
    return f"`vitaeval eval {task} prompt={config.prompt} model={config.model.name} {where}{more}`"
