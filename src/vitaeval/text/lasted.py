"""Lengths of time right behind the dates that they are the length of: "2018 – 2021, 3 yrs 4 mos"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vitaeval.text import dates
from vitaeval.text.dates import DateRange
from vitaeval.text.normalize import plain

_LENGTH = re.compile(
    r"[\s,;|/()\[·•–—-]*"
    r"(?P<length>\d{1,2} ?(?:years?|yrs?|y)\b(?:\.?,? (?:and )?\d{1,2} ?(?:months?|mos?|m)\b)?"
    r"|\d{1,2} ?(?:months?|mos?)\b)(?=\s*(?:[).,;:|/·•\]]|$))"
)


class Lasted(NamedTuple):
    """A range of dates, and where in the text its length stands."""

    dates: DateRange
    start: int
    end: int


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Lasted, ...]:
    """Every such length of a text."""
    low = plain(text)
    behind = ((each, _LENGTH.match(low, each.last.end)) for each in dates.ranges(text))
    return tuple(Lasted(each, *found.span("length")) for each, found in behind if found)


def covers(text: str, start: int) -> bool:
    """Whether an offset lies in one of them."""
    return any(each.start <= start < each.end for each in find(text))
