"""How long a person has worked, from the dates of the work entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vitaeval.schema.documents.profile import Profile
from vitaeval.text.dates import Interval, PartialDate, parse, whole_months


def years_of_experience(profile: Profile, as_of: str | None) -> int | None:
    """Whole years covered by the work entries, overlaps counted once; None when no entry is dated.

    An open entry lasts until `as_of` (ISO date), or until the latest date of the work entries when that
    is unknown: what a profile proves by itself does not grow with the calendar.
    """
    intervals = tuple(_intervals(profile))
    if not intervals:
        return None
    today = date.fromisoformat(as_of) if as_of else _latest(intervals)
    return whole_months(intervals, today) // 12


def _intervals(profile: Profile) -> Iterator[Interval]:
    for work in profile.work:
        start = parse(work.startDate or "")
        if start is not None:
            yield start, parse(work.endDate or "")


def _latest(intervals: tuple[Interval, ...]) -> date:
    stated = (day for interval in intervals for day in interval if day is not None)
    last = max(stated, key=_sortable)
    return date(last.year, last.month or 1, 1)


def _sortable(day: PartialDate) -> tuple[int, int]:
    return day.year, day.month or 1
