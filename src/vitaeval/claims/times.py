"""Dates of entries, and years named in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vitaeval.claims import cues, dated, tenure
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.claims.spanned import spanned
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.dates import DateMention, PartialDate
from vitaeval.text.normalize import plain

_AHEAD = re.compile(r"\b(?:available|availability|notice|start(?:ing)?|join(?:ing)?|expected|due|until)\b[^.;]{0,30}$")
_RUNNING = re.compile(
    r"\b(?:in progress|ongoing|expected|anticipated|not (?:yet )?(?:completed|finished)|unfinished|incomplete|enrolled"
    r"|left without|dropped out|withdrew|no degree)\b"
)
"""What a profile says of a study that has not ended in its degree."""
_FROM = re.compile(r"\b(?:from|between) (?:[\w%$€£,.]+ in )?(?:\w+ )?$", re.IGNORECASE)
_TO = re.compile(r" (?:to|and|until) (?:[\w%$€£,.]+ in )?(?:[A-Z]\w+ )?", re.IGNORECASE)
_FROM_BACK = 30
_LIFETIME = 40
"""Years before anything that the profile dates: what happened then is told of something else than the person."""
_SINGLE = {"c": "date", "a": "date", "b": "releaseDate"}


def start(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The first day of an entry; with the label "all roles" that of the first of all roles at its employer."""
    among = replace(passage, entry=_outer(passage, scene)[0]) if passage.label else passage
    yield whole(passage, ClaimType.DATE, _dated(among, scene, "startDate"))


def end(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The last day of an entry; an empty text or "Present" says that it goes on. The label as for `start`."""
    among = replace(passage, entry=_outer(passage, scene)[1]) if passage.label else passage
    yield whole(passage, ClaimType.DATE, _end(among, scene))


def _outer(passage: Passage, scene: Scene) -> tuple[str | None, str | None]:
    """The entries with the first and the last day at the employer of the passage's entry."""
    group = next((group for _, group in scene.evidence.employers if passage.entry in group), ())
    spans = [(span, entry) for entry, span in tenure.intervals(scene.evidence, "wv") if entry in group]
    if not spans:
        return passage.entry, passage.entry
    last = max(spans, key=lambda each: (each[0][1] is None, each[0][1] or each[0][0]))
    return min(spans, key=lambda each: each[0][0])[1], last[1]


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
    if passage.entry and passage.entry[0] == "e" and said and (line := is_running(passage.entry, scene)):
        ended = (said.year, said.month or 12) < (scene.today.year, scene.today.month)
        return contradicted("the profile says that this study goes on", line) if ended else supported(line)
    if first is None or passage.entry is None or passage.entry[0] not in "wv" or said is None:
        return _undated(said, None, scene)
    if dates.same(said, PartialDate(scene.today.year, scene.today.month)):
        return supported(first)
    return contradicted("the profile has no end: the role goes on", first)


def is_running(entry: str, scene: Scene) -> Line | None:
    """What says that a study is not finished: its own words, or an end that lies ahead."""
    told = next((line for line in scene.evidence.of_entry(entry) if _RUNNING.search(line.plain)), None)
    last = scene.evidence.field(entry, "endDate")
    end = dates.parse(last.text) if last else None
    ahead = end is not None and (end.year, end.month or 1) > (scene.today.year, scene.today.month)
    return told or (last if ahead else None)


def years(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years named in prose: somewhere in the profile, or inside the time of the entry."""
    for mention in dates.find(passage.text):
        if mention.date is not None and not _AHEAD.search(plain(passage.text[: mention.start])):
            if _is_backwards(mention, passage.text):
                ruling = contradicted("the later year comes first", None)
            elif cues.is_break(passage.text):
                ruling = unknown("time without employment")
            else:
                ruling = (
                    dated.ruled(mention, passage, scene)
                    or spanned(mention, passage, scene)
                    or _year(mention.date, scene)
                )
            yield claim(passage, ClaimType.DATE, (mention.start, mention.end), ruling)


def _is_backwards(mention: DateMention, text: str) -> bool:
    """Whether a later year stands before this one, where a time or a change is told from the one to the other."""
    earlier = next((each for each in reversed(dates.find(text)) if each.end <= mention.start), None)
    if earlier is None or earlier.date is None or mention.date is None or earlier.date.year <= mention.date.year:
        return False
    window = max(0, earlier.start - _FROM_BACK)
    return (
        _FROM.search(text, window, earlier.start) is not None
        and _TO.fullmatch(text, earlier.end, mention.start) is not None
    )


def _year(said: PartialDate, scene: Scene) -> Ruling:
    for line in scene.evidence.lines:
        if any(held.date and dates.same(said, held.date) for held in dates.find(line.text)):
            return supported(line)
    spans = [span for _, span in tenure.intervals(scene.evidence, "wvpe")]
    if spans and said.year < min(first.year for first, _ in spans) - _LIFETIME:
        return unknown("long before the time of the profile")
    if any(first.year <= said.year <= (last.year if last else scene.today.year) for first, last in spans):
        return unknown("inside the time of the profile, but not named there")
    return unsupported("no such date in the profile") if spans else unknown("the profile gives no dates")
