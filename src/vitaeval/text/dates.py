"""Dates as careers state them: a year, sometimes a month; compared at the coarser precision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

from vitaeval.text.normalize import plain
from vitaeval.text.worded import Worded


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year (1900-2099) and a month (1-12), or None where only the year is known; a bare year precedes its months."""

    year: int
    month: int | None = None

    def __lt__(self, other: PartialDate) -> bool:
        return (self.year, self.month or 0) < (other.year, other.month or 0)


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


_MONTHS = (
    r"jan(?:uary|uar|v(?:ier)?)?|janner|enero",
    r"feb(?:ruary|ruar|rero)?|fev(?:r(?:ier)?)?",
    r"mar(?:ch|z|s|zo)?|mrz",
    r"apr(?:il)?|avr(?:il)?|abr(?:il)?",
    r"may|mai|mayo",
    r"june?|juni|juin|junio",
    r"july?|juli|juil(?:let)?|julio",
    r"aug(?:ust)?|aout|agosto",
    r"sept?(?:ember|embre|iembre)?",
    r"o[ck]t(?:ober|obre|ubre)?",
    r"nov(?:ember|embre|iembre)?",
    r"de[cz](?:ember|embre)?|diciembre",
)
"""The months as English, German, French and Spanish CVs write them, without accents."""

_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})\.?"
_SHARED = re.compile(
    rf"(?<![\w/.-])(?P<name>{'|'.join(_MONTHS)})\.?(?=\s*(?:-|\bto\b)?\s*(?:{'|'.join(_MONTHS)})\.? \d{{4}})"
)
_DAY_APART = r"(?:(?<=\()|(?<=[,|–-] )|(?<=\s\s)|^)\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?"
"""The day in front of a month, where it cannot be a number of something else."""
_YEAR = r"(?P<year>(?:19[3-9]|20\d)\d)"
"""No career of today has an earlier one: 1900 flu shots are a count."""
_FORMS = tuple(
    (signs, re.compile(rf"(?<![\w/.-]){form}(?![\w/]|[-.]\d)"))
    for signs, form in (
        ("-", rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-\d{{2}}(?:t[\d:.z+-]*)?"),
        ("-/.", rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])"),
        ("/.", rf"(?:\d{{1,2}}[/.])?(?P<month>0?[1-9]|1[0-2])[/.]{_YEAR}"),
        ("", rf"(?:{_DAY_APART})?{_MONTH}[ -]?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?,? ?(?:of )?{_YEAR}"),
        ("'", rf"{_MONTH} ?'(?P<short>\d{{2}})"),
        ("", rf"(?:(?:spring|summer|fall|autumn|winter|q[1-4]|[1-4]q|h[12]|fy|early|mid|late)[ -]?)?{_YEAR}"),
    )
)
"""The forms of a date, each with the signs of which it has one."""
_OPEN = re.compile(
    r"\b(?:present|current(?:ly)?|now|today|ongoing|to date|heute|date|jetzt|laufend"
    r"|aujourd'hui|ce jour|actuel(?:lement)?|en cours|actualidad|actual|presente|oggi|heden)\b"
)
_JOINT = re.compile(
    r"(?:(?<=(?:19|20)\d\d)|(?<=(?:19|20)\d\d-\d\d)|(?<='\d\d))-"
    r"(?=(?:19|20)\d\d(?!\d)|[a-z]|(?:0?[1-9]|1[0-2])[./](?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:{'|'.join(_MONTHS)})\b)"
    rf"|(?<=[a-z.])-(?=(?:{'|'.join(_MONTHS)})\.? \d{{4}})|(?<=(?:19|20)\d\d)/(?=(?:19|20)\d\d(?!\d))"
)
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d")
_SHORT_MONTH = rf"(?:(?:{'|'.join(_MONTHS)})\.?[ -]?'?|(?:0?[1-9]|1[0-2])[./])\d\d"
_SHORT_FORMS = (
    re.compile(rf"{_MONTH}[ -]?'?(?P<short>\d{{2}})"),
    re.compile(r"(?P<month>0?[1-9]|1[0-2])[./](?P<short>\d{2})"),
    re.compile(r"'?(?P<short>\d{2})"),
)
"""Dates with a year of two digits; in a text they are read in a range alone, where a day cannot be meant."""
_WITHIN = re.compile(rf"{_YEAR} \((?P<first>{'|'.join(_MONTHS)})\.?\s?-\s?(?P<last>{'|'.join(_MONTHS)})\.?(?=\))")
_SHORT_END = re.compile(
    r"(?<![\w/.-])(?P<first>(?:19|20)\d\d)"
    rf"(?:[-/](?P<last>\d\d)(?![\w/]|[-.]\d| (?:{'|'.join(_MONTHS)})\b)"
    r"| ?- ?(?P<apart>\d\d)(?=\s*(?:$|[),;:|]|\s{2})))"
)
_LONG_DASHES = "–—"
_BETWEEN = re.compile(
    r"\s*(?:->?|/|[→➔⟶]|\b(?:to|until|till|through|thru|bis|au|a|al|tot)\b)+\s*"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th|\.)? (?=[a-z]))?"
)
_DAY = re.compile(r"(?<![\w.,/-])\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?=$|[a-z])")
_SHORT_PAIR = re.compile(
    rf"(?<![\w/.-])(?P<first>{_SHORT_MONTH}) ?(?:-|\b(?:to|until|till)\b) ?"
    rf"(?P<last>{_SHORT_MONTH}|present|now|today|current|date)(?![\w/]|[-.]\d|,? (?:19|20)\d\d)"
)
_SHORT_ALONE = Worded(rf"(?:(?<=\()|(?<=[,|–-] )|^){_MONTH}-(?P<short>\d{{2}})(?=\s*(?:$|[)|]))")
"""A month and a year of two digits that end a line or fill brackets."""
_LAST_SHORT = 2040
_MAY_PAIR = re.compile(r"\d\d ?(?:-|to |until |till ) ?[a-z\d]")


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate | None:
    """The date that the whole of `text` gives ("2020-03", "Mar 2020", "03/2020", "Spring 2019"), or None."""
    low = plain(text).strip(" ,;.()")
    day = _DAY.match(low)
    low = low[day.end() :] if day else low
    for form in (*(form for _, form in _FORMS), *_SHORT_FORMS):
        found = form.fullmatch(low)
        if found:
            return _date(found)
    return None


def is_open(text: str) -> bool:
    """Whether `text` stands for "until today"."""
    low = plain(text).strip(" ,;.()")
    return _OPEN.fullmatch(low) is not None or low in ("since", "seit", "depuis", "onwards", "ab")


def same(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates agree at the coarser of their precisions."""
    return one.year == other.year and (one.month is None or other.month is None or one.month == other.month)


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[DateMention, ...]:
    """Every date of `text` in order of place; "present" is left to `ranges`."""
    low = plain(text)
    if _DIGIT.search(low) is None:
        return ()
    paired = (
        [mention for found in _SHORT_PAIR.finditer(low) for mention in _short(found)] if _MAY_PAIR.search(low) else []
    )
    paired += [DateMention(*found.span(), _date(found)) for found in _SHORT_ALONE.finditer(low)]
    if _ANY_YEAR.search(low) is None:
        return tuple(paired)
    low = _JOINT.sub(" ", low)
    taken = paired + [mention for found in _SHORT_END.finditer(low) for mention in _school_years(found, text)]
    taken += _sharing(low)
    if "(" in low:
        taken += [mention for found in _WITHIN.finditer(low) for mention in _within(found)]
    covered = bytearray(len(low))
    for each in taken:
        covered[each.start : each.end] = b"x" * (each.end - each.start)
    for signs, form in _FORMS:
        for found in form.finditer(low) if not signs or any(sign in low for sign in signs) else ():
            start, end = found.span()
            if not any(covered[start:end]):
                covered[start:end] = b"x" * (end - start)
                taken.append(DateMention(start, end, _date(found)))
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _sharing(low: str) -> list[DateMention]:
    """Months that share the year of the one behind them: the first of "Jan - Mar 2020"."""
    found = []
    for first in _SHARED.finditer(low):
        year = re.search(r"\d{4}", low[first.end() : first.end() + 30])
        if year:
            found.append(DateMention(first.start(), first.end(), PartialDate(int(year[0]), _month(first["name"]))))
    return found


def _within(found: re.Match[str]) -> tuple[DateMention, ...]:
    """ "2021 (Jun-Sep)" as two months of a year."""
    year, first, last = (
        int(found["year"]),
        PartialDate(int(found["year"]), _month(found["first"])),
        _month(found["last"]),
    )
    return (
        DateMention(found.start(), found.end("first"), first),
        DateMention(found.start("last"), found.end("last"), PartialDate(year, last)),
    )


def _school_years(found: re.Match[str], text: str) -> tuple[DateMention, ...]:
    """ "2018-19", "2018 - 19" and "2008–12" with a long dash as two years; "2018-09" is a month and none."""
    which = "last" if found["last"] else "apart"
    first, last = int(found["first"]), int(found[which])
    end = first - first % 100 + last
    is_month = last <= 12 and which == "last" and text[found.start(which) - 1] not in _LONG_DASHES
    if is_month or end < first:
        return ()
    return (
        DateMention(found.start("first"), found.end("first"), PartialDate(first, None)),
        DateMention(found.start(which), found.end(which), PartialDate(end, None)),
    )


def _short(found: re.Match[str]) -> tuple[DateMention, ...]:
    """ "Mar-18 to Jun-21" and "03.18-06.21" as two months; hours and numbers of a day go backwards or too far."""
    first, last = parse(found["first"]), parse(found["last"])
    if first is None or first.year > _LAST_SHORT or (last is not None and (last < first or last.year > _LAST_SHORT)):
        return ()
    begin = DateMention(found.start("first"), found.end("first"), first)
    return (begin,) if last is None else (begin, DateMention(found.start("last"), found.end("last"), last))


@lru_cache(maxsize=4096)
def ranges(text: str) -> tuple[DateRange, ...]:
    """Every "from - to" of `text`; the end is None for "present"."""
    low, found, mentions = plain(text), [], find(text)
    for first, following in zip(mentions, (*mentions[1:], None), strict=False):
        joint = _BETWEEN.match(low, first.end)
        if joint is None:
            continue
        if following is not None and following.start in (joint.end(), joint.start("day")):
            found.append(DateRange(_with_day(first, low) if joint["day"] else first, following))
        elif open_end := _OPEN.match(low, joint.end()):
            found.append(DateRange(first, DateMention(open_end.start(), open_end.end(), None)))
    return tuple(found)


def _with_day(first: DateMention, low: str) -> DateMention:
    """A date with the day of the month in front of it, where the other end of its range has one."""
    day = next((found for found in _DAY.finditer(low, 0, first.start) if found.end() == first.start), None)
    return DateMention(day.start(), first.end, first.date) if day else first


def _date(found: re.Match[str]) -> PartialDate:
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else _century(int(groups["short"]))
    if groups.get("month"):
        return PartialDate(year, int(groups["month"]))
    return PartialDate(year, _month(groups["name"]) if groups.get("name") else None)


def _month(name: str) -> int:
    return next(number for number, pattern in enumerate(_MONTHS, 1) if re.fullmatch(pattern, name))


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
