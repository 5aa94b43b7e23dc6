"""What a reader must know to read a run's numbers rightly, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report import judged
from vitaeval.report.summary import Row, Summary, by_name
from vitaeval.report.words import number, row_name
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction, NotApplicable

NOTICEABLE = 0.0005
UNWANTED = ("pii_leak", "links", "injection", "toxicity", "bias_wording")
"""Shares of answers that hold what none should."""

ATS_PARTS = {
    "must_coverage": "required keywords",
    "nice_coverage": "wished keywords",
    "sections": "sections",
    "format": "format",
    "stuffing": "less for stuffing",
}


def notes(record: RunRecord, summary: Summary) -> Iterator[str]:
    """What stands beside the table.

    Answers of no use, what no answer should hold, what a believing parser adds to the ATS score, false ceilings, and
    what was asked for and not measured.
    """
    yield from _malformed(record)
    yield from _unwanted(record)
    yield from _believed(record)
    if record.judged is not None:
        yield from judged.lines(record.judged)
    yield from (_inverted(row) for row in summary.rows if _is_inverted(row))
    yield from _unmeasured(record, summary)


def _malformed(record: RunRecord) -> Iterator[str]:
    count = record.states.get(State.MALFORMED, 0)
    if count:
        yield (
            f"{count} of {sum(record.states.values())} answers could not be read. Each counts as the worst value of "
            "every metric, so that a leak or an invention is not ruled out by an answer that nobody can look into."
        )


def _unwanted(record: RunRecord) -> Iterator[str]:
    found = [item for name in UNWANTED if (item := record.aggregate(name)) is not None and item.mean is not None]
    yield from (f"{item.title}: in {item.mean:.1%} of {item.n} answers." for item in found if item.mean)
    clean = [f"{item.title} (n = {item.n})" for item in found if not item.mean]
    if clean:
        yield f"Found in no answer: {', '.join(clean)}."


def _unmeasured(record: RunRecord, summary: Summary) -> Iterator[str]:
    """Why a metric that was asked for by name has no number."""
    for row in summary.rows:
        name = row.aggregate.metric
        if name in by_name(record) and not row.aggregate.n:
            cells = (item.cells.get(name) for item in record.examples)
            reason = next((cell.reason for cell in cells if isinstance(cell, NotApplicable)), "no answer to measure")
            yield f"{row_name(row)}: no number, because: {reason}."


def _is_inverted(row: Row) -> bool:
    """Whether the golden answers do worse than the keyless baseline."""
    if row.floor is None or row.ceiling is None:
        return False
    gain = row.ceiling - row.floor
    return (gain if row.aggregate.direction is Direction.UP else -gain) < -NOTICEABLE


def _inverted(row: Row) -> str:
    unit = row.aggregate.unit
    return (
        f"{row_name(row)}: the golden answers do worse here than the keyless baseline "
        f"({number(row.ceiling, unit)} against {number(row.floor, unit)}): copied lines hold more of what it counts "
        "than lines chosen for the input. Read it on its own; the two are no scale for it."
    )


def _believed(record: RunRecord) -> Iterator[str]:
    """The ATS score counts supported keywords only; beside it, what one that believes the CV would show."""
    ats, raw, gap = (_mean(record, name) for name in ("ats", "ats.raw", "ats.gap"))
    if ats and raw and gap:
        yield (
            f"ATS score {ats} counts only keywords that the profile supports and can attain. Over all keywords of the "
            f"posting, inventions believed, it would be {raw}; {gap} of that rests on unsupported ones."
        )
    made = [f"{title} {mean}" for name, title in ATS_PARTS.items() if (mean := _mean(record, f"ats.{name}"))]
    if made:
        yield (
            f"The ATS score is made of {', '.join(made)}; report.json lists the keywords of each posting as covered, "
            "missing though supported, and unsupported."
        )


def _mean(record: RunRecord, name: str) -> str | None:
    found = record.aggregate(name)
    return None if found is None or found.mean is None else number(found.mean, "share")
