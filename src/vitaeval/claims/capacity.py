"""In which role a sentence tells of an employer with several: by the title that it gives, by the dates set beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims.evidence import Evidence
from vitaeval.text import dates
from vitaeval.text.normalize import plain

Group = tuple[str, ...]
_ASIDE = re.compile(r"\s*[,(|/]")


class Titled(NamedTuple):
    """Where a text gives the title of a role in full, and the role's entry."""

    start: int
    end: int
    entry: str


def titled(text: str, group: Group, evidence: Evidence) -> tuple[Titled, ...]:
    """The titles of the roles that a text gives in full; of two at one place the longer one."""
    low = plain(text)
    found = [Titled(*span, entry) for entry in group for span in _places(entry, low, evidence)]
    return tuple(
        one
        for one in found
        if not any(each.start <= one.start and one.end <= each.end and _size(each) > _size(one) for each in found)
    )


def _size(found: Titled) -> int:
    return found.end - found.start


def _places(entry: str, low: str, evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Where the title of an entry stands; where it nowhere does, what stands before its comma or bracket."""
    line = evidence.field(entry, "position")
    whole = line.plain.strip() if line else ""
    for title in filter(None, (whole, _ASIDE.split(whole)[0])):
        found = [each.span() for each in _finder(title).finditer(low)] if title in low else []
        if found:
            yield from found
            return


@lru_cache(maxsize=1024)
def _finder(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(title)}(?![\w-])")


def dated(text: str, group: Group, evidence: Evidence) -> Group:
    """The roles whose first and last day a range of a text gives."""
    told = dates.ranges(text)
    return tuple(entry for entry in group if told and any(_lasted(entry, each, evidence) for each in told))


def _lasted(entry: str, told: dates.DateRange, evidence: Evidence) -> bool:
    first, last = (evidence.field(entry, name) for name in ("startDate", "endDate"))
    begin, end = (dates.parse(line.text) if line else None for line in (first, last))
    if begin is None or told.first.date is None or not dates.same(begin, told.first.date):
        return False
    if end is None or told.last.date is None:
        return end is None and told.last.date is None
    return dates.same(end, told.last.date)


def spoken_of(text: str, group: Group, evidence: Evidence) -> Group:
    """The roles of a group that a text means: those that title and dates name, or else one of them; none where it may
    mean any."""
    if len(group) < 2:
        return group
    named = {each.entry for each in titled(text, group, evidence)}
    timed = set(dated(text, group, evidence))
    meant = named & timed or named | timed
    return tuple(entry for entry in group if entry in meant)
