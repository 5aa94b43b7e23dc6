"""Dates of entries, years in prose, and years of experience."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, quantities
from vitaeval.text.dates import PartialDate
from vitaeval.text.normalize import plain
from vitaeval.text.quantities import Bound, Quantity

_EXPERIENCE = re.compile(
    r"^[ '’]*(?:(?!\b(?:by|from|and|cut|grew)\b)[\w-]+[ ,]+){0,5}?(?:experience|career|background|expertise|track record|tenure|practice)\b"
)
_LASTING = re.compile(r"\b(?:over|in|within|for|every|last|past|of) (?:the )?(?:last |past )?[\w-]+ ?(?:years?|decades?)$")
_SINGLE = {"c": "date", "a": "date", "b": "releaseDate"}


def start(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The first day of an entry."""
    yield whole(passage, ClaimType.DATE, _dated(passage, scene, "startDate"))


def end(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The last day of an entry; an empty text or "Present" says that it goes on."""
    yield whole(passage, ClaimType.DATE, _end(passage, scene))


def single(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The date of a certificate or award."""
    name = _SINGLE.get((passage.entry or "c")[0], "date")
    yield whole(passage, ClaimType.DATE, _dated(passage, scene, name))


def _dated(passage: Passage, scene: Scene, field: str) -> Ruling:
    line = scene.evidence.field(passage.entry, field) if passage.entry else None
    said, held = dates.parse(passage.text), dates.parse(line.text) if line else None
    if line is None or held is None or said is None:
        same_text = line is not None and plain(line.text).strip() == plain(passage.text).strip()
        return supported(line) if same_text else _undated(said, line, scene)
    return supported(line) if dates.same(said, held) else contradicted("another date", line)


def _undated(said: PartialDate | None, line: Line | None, scene: Scene) -> Ruling:
    """A date where the profile has none to compare: known from elsewhere in the profile, or from nowhere."""
    if said is None or line is not None:
        return unknown("no date to compare with")
    held = (mention.date for other in scene.evidence.lines for mention in dates.find(other.text))
    if any(other and dates.same(said, other) for other in held):
        return unknown("the profile gives no date here, but elsewhere")
    return unsupported("the profile gives no such date")


def _end(passage: Passage, scene: Scene) -> Ruling:
    if passage.entry is None:
        return unknown("no date to compare with")
    first, last = (scene.evidence.field(passage.entry, name) for name in ("startDate", "endDate"))
    says_open = not passage.text.strip() or dates.is_open(passage.text)
    held_open = last is None or dates.is_open(last.text)
    if not says_open and not held_open:
        return _dated(passage, scene, "endDate")
    if says_open and held_open:
        return supported(first) if first else unknown("the profile gives no dates")
    if held_open:
        return _closed(passage, scene, first)
    return contradicted("the profile gives an end", last)


def _closed(passage: Passage, scene: Scene, first: Line | None) -> Ruling:
    """An end date where the profile has none: false for a running role, unknown where it gives no dates."""
    said = dates.parse(passage.text)
    if first is None or passage.entry is None or passage.entry[0] not in "wv" or said is None:
        return _undated(said, None, scene)
    if dates.same(said, PartialDate(scene.today.year, scene.today.month)):
        return supported(first)
    return contradicted("the profile has no end: the role goes on", first)


def years(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years named in prose: somewhere in the profile, or inside the time of the entry."""
    for mention in dates.find(passage.text):
        if mention.date is not None:
            ruling = _year(mention.date, passage, scene)
            yield claim(passage, ClaimType.DATE, (mention.start, mention.end), ruling)


def _year(said: PartialDate, passage: Passage, scene: Scene) -> Ruling:
    for line in scene.evidence.lines:
        if any(held.date and dates.same(said, held.date) for held in dates.find(line.text)):
            return supported(line)
    spans = [span for _, span in _intervals(scene.evidence, "wvpe")]
    if any(first.year <= said.year <= (last.year if last else scene.today.year) for first, last in spans):
        return unknown("inside the time of the profile, but not named there")
    return unsupported("no such date in the profile") if spans else unknown("the profile gives no dates")


def is_tenure(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number of years speaks of the career rather than of one deed."""
    if quantity.unit != "month" or quantity.value < 12:
        return False
    low = plain(passage.text)
    if passage.part is not Part.BULLET and not _LASTING.search(low[: quantity.end]):
        return True
    return _EXPERIENCE.match(low[quantity.end :]) is not None


def tenure(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years of experience: at most the whole years of the union of work intervals, or what the profile states."""
    for quantity in quantities.find(passage.text):
        if is_tenure(passage, quantity):
            yield claim(passage, ClaimType.TENURE, (quantity.start, quantity.end), _tenure(quantity, scene))


def _tenure(quantity: Quantity, scene: Scene) -> Ruling:
    said = quantity.value * (0.9 if quantity.bound is Bound.ABOUT else 1.0)
    for line in scene.evidence.lines:
        if any(held.unit == "month" and held.high >= said for held in line.quantities):
            return supported(line, "the profile states as many years")
    held_months = months(scene.evidence, scene.today)
    if not held_months:
        return unsupported("the profile neither states years nor dates its work")
    line = scene.evidence.field(_intervals(scene.evidence, "wv")[-1][0], "startDate")
    if said <= held_months:
        return supported(line, f"the dates of work cover {held_months} months")
    return contradicted(f"the dates of work cover only {held_months} months", line)


def months(evidence: Evidence, today: date) -> int:
    """Months of work in the profile: the union of its work intervals (voluntary ones where there are none)."""
    for kinds in ("w", "v"):
        covered = dates.whole_months([span for _, span in _intervals(evidence, kinds)], today)
        if covered:
            return covered
    return 0


def _intervals(evidence: Evidence, kinds: str) -> list[tuple[str, dates.Interval]]:
    found = []
    for entry in evidence.entries:
        if entry[0] in kinds:
            first, last = (evidence.field(entry, name) for name in ("startDate", "endDate"))
            begin = dates.parse(first.text) if first else None
            stop = dates.parse(last.text) if last else None
            if begin is not None:
                found.append((entry, (begin, stop)))
    return found
