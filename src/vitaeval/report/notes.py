"""What a reader must know to read a run's numbers rightly, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.summary import Row, Summary
from vitaeval.report.words import number, row_name
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction

NOTICEABLE = 0.0005


def notes(record: RunRecord, summary: Summary) -> Iterator[str]:
    """Metrics whose ceiling is no ceiling, and what of the ATS score a believing parser would add."""
    yield from (_inverted(row) for row in summary.rows if _is_inverted(row))
    yield from _believed(record)


def _is_inverted(row: Row) -> bool:
    """Whether the golden answers do worse than the keyless baseline."""
    if row.floor is None or row.ceiling is None:
        return False
    gain = row.ceiling - row.floor
    return (gain if row.aggregate.direction is Direction.UP else -gain) < -NOTICEABLE


def _inverted(row: Row) -> str:
    unit = row.aggregate.unit
    return (
        f"{row_name(row)}: the golden answers reach {number(row.ceiling, unit)}, less than the keyless baseline's "
        f"{number(row.floor, unit)}. A baseline that copies its source loses nothing of it, an answer made to fit leaves "
        f"some out; read this number on its own, the two are no scale for it."
    )


def _believed(record: RunRecord) -> Iterator[str]:
    """The ATS score counts supported keywords only; beside it, what one that believes the CV would show."""
    found = [record.aggregate(name) for name in ("ats", "ats.raw", "ats.gap")]
    means = [item.mean for item in found if item is not None and item.mean is not None]
    if len(means) == len(found):
        ats, raw, gap = (number(mean, "share") for mean in means)
        yield (
            f"ATS score {ats} counts only keywords that the profile supports and can attain. Over all keywords of the "
            f"posting, inventions believed, it would be {raw}; {gap} of that rests on unsupported ones."
        )
