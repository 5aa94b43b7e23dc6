"""How long a person has worked, from the dates of the work entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.schema.documents.profile import Profile

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


def years_of_experience(profile: Profile, as_of: str | None) -> int | None:
    """Whole years covered by the work entries, overlaps counted once; None when no entry is dated.

    An open entry lasts until `as_of` (ISO date), or until the latest date that the profile names when
    that is unknown. A date without a month is read so that the result is never too high.
    """
    spans = sorted(_spans(profile, as_of))
    if not spans:
        return None
    months, reached = 0, spans[0][0]
    for start, end in spans:
        months += max(0, end - max(start, reached))
        reached = max(reached, end)
    return months // 12


def _spans(profile: Profile, as_of: str | None) -> Iterator[tuple[int, int]]:
    """Start and end of each dated work entry, as months since year 0, the end exclusive."""
    last = _month(as_of, default=1) if as_of else _latest(profile)
    for work in profile.work:
        start = _month(work.startDate, default=12)
        end = _month(work.endDate, default=1) if work.endDate else last
        if start is not None and end is not None and start < end:
            yield start, end


def _latest(profile: Profile) -> int | None:
    dates = (date for work in profile.work for date in (work.startDate, work.endDate))
    return max((month for month in (_month(date, default=1) for date in dates) if month), default=None)


def _month(date: str | None, default: int) -> int | None:
    found = _DATE.match(date or "")
    return int(found[1]) * 12 + int(found[2] or default) - 1 if found else None
