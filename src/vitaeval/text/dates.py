"""Dates as careers state them: a year, sometimes a month; compared at the coarser precision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vitaeval.text.normalize import plain


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year (1900-2099) and a month (1-12), or None where only the year is known."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; `date` None stands for "present"."""

    start: int
    end: int
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class DateRange:
    """ "from - to" in a text."""

    first: DateMention
    last: DateMention


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/]|[-.]\d)")
    for form in (
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-\d{{2}}(?:t[\d:.z+-]*)?",
        rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])",
        rf"(?:\d{{1,2}}[/.])?(?P<month>0?[1-9]|1[0-2])[/.]{_YEAR}",
        rf"{_MONTH} ?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?,? ?(?:of )?{_YEAR}",
        rf"{_MONTH[:-3]}\.? ?'(?P<short>\d{{2}})",
        rf"(?:(?:spring|summer|fall|autumn|winter|q[1-4]|[1-4]q|h[12]|fy|early|mid|late)[ -]?)?{_YEAR}",
    )
)
_OPEN = re.compile(r"\b(?:present|current(?:ly)?|now|today|ongoing|to date|heute|date)\b")
_JOINT = re.compile(r"(?:(?<=(?:19|20)\d\d)|(?<=(?:19|20)\d\d-\d\d))-(?=(?:19|20)\d\d(?!\d)|[a-z])")
_SHORT_END = re.compile(r"(?<![\w/.-])(?P<first>(?:19|20)\d\d)-(?P<last>\d\d)(?![\w/]|[-.]\d)")
_BETWEEN = re.compile(r"\s*(?:-|to|until|till|through|thru|bis|/)+\s*")


def parse(text: str) -> PartialDate | None:
    """The date that the whole of `text` gives ("2020-03", "Mar 2020", "03/2020", "Spring 2019"), or None."""
    low = plain(text).strip(" ,;.()")
    for form in _FORMS:
        found = form.fullmatch(low)
        if found:
            return _date(found)
    return None


def is_open(text: str) -> bool:
    """Whether `text` stands for "until today"."""
    return _OPEN.fullmatch(plain(text).strip(" ,;.()")) is not None


def same(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates agree at the coarser of their precisions."""
    return one.year == other.year and (one.month is None or other.month is None or one.month == other.month)


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[DateMention, ...]:
    """Every date of `text` in order of place; "present" is left to `ranges`."""
    low = _JOINT.sub(" ", plain(text))
    taken = [mention for found in _SHORT_END.finditer(low) for mention in _school_years(found)]
    for form in _FORMS if re.search(r"(?:19|20)\d\d|'\d\d", low) else ():
        for found in form.finditer(low):
            if not any(found.start() < old.end and old.start < found.end() for old in taken):
                taken.append(DateMention(found.start(), found.end(), _date(found)))
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _school_years(found: re.Match[str]) -> tuple[DateMention, ...]:
    """ "2018-19" as two years; "2018-09" is a month and none."""
    first, last = int(found["first"]), int(found["last"])
    end = first - first % 100 + last
    if last <= 12 or end <= first:
        return ()
    return (
        DateMention(found.start("first"), found.end("first"), PartialDate(first, None)),
        DateMention(found.start("last"), found.end("last"), PartialDate(end, None)),
    )


def ranges(text: str) -> tuple[DateRange, ...]:
    """Every "from - to" of `text`; the end is None for "present"."""
    low, found, mentions = plain(text), [], find(text)
    for first, following in zip(mentions, (*mentions[1:], None), strict=False):
        joint = _BETWEEN.match(low, first.end)
        if joint is None:
            continue
        if following is not None and following.start == joint.end():
            found.append(DateRange(first, following))
        elif open_end := _OPEN.match(low, joint.end()):
            found.append(DateRange(first, DateMention(open_end.start(), open_end.end(), None)))
    return tuple(found)


def _date(found: re.Match[str]) -> PartialDate:
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else _century(int(groups["short"]))
    if groups.get("month"):
        return PartialDate(year, int(groups["month"]))
    return PartialDate(year, _MONTHS.index(groups["name"][:3]) + 1 if groups.get("name") else None)


def _century(short: int) -> int:
    return 2000 + short if short < 60 else 1900 + short


Interval = tuple[PartialDate, PartialDate | None]


def whole_months(intervals: Iterable[Interval], today: date) -> int:
    """Months covered by the union of `intervals`; an open end counts to `today`.

    A month counts when work began before its end: "2020-01" to "2020-12" are 12. Where a year has no
    month, "2019" to "2024" are 60 and "2019" to "2019" 12 months.
    """
    spans = sorted(span for span in (_span(first, last, today) for first, last in intervals) if span[0] < span[1])
    total, reach = 0, 0
    for start, stop in spans:
        total += max(0, stop - max(start, reach))
        reach = max(reach, stop)
    return total


def _span(first: PartialDate, last: PartialDate | None, today: date) -> tuple[int, int]:
    start = first.year * 12 + (first.month or 1) - 1
    if last is None:
        return start, today.year * 12 + today.month
    if last.month is not None:
        return start, last.year * 12 + last.month
    return start, (last.year + (1 if last.year == first.year else 0)) * 12
