"""How long a role lasted, where its header says so beside the dates ("2018-2021 (3 years 4 months)")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import tenure
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, whole
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, lasted, quantities

_INITIAL = re.compile(r"(?<=\d)\s?(?P<unit>[ym])\b")
_IN_FULL = {"y": " years", "m": " months"}
_MONTH, _HALF_YEAR, _YEAR = 1, 6, 12


def durations(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A length of time in a header: that of its role, or with the label "all roles" of all roles at its employer."""
    yield whole(passage, ClaimType.TENURE, _ruled(passage, scene))


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Lengths of time right behind dates in running text: that of those dates, which are checked by themselves."""
    for each in lasted.find(passage.text):
        said, first = _months(passage.text[each.start : each.end]), each.dates.first.date
        if said and first is not None:
            spans = [(first, each.dates.last.date)]
            ruling = supported(None) if _fits(said, spans, scene) else _another(spans, scene, None)
            yield claim(passage, ClaimType.TENURE, (each.start, each.end), ruling)


def _months(text: str) -> int:
    full = _INITIAL.sub(lambda found: _IN_FULL[found["unit"]], text.lower())
    return round(sum(each.value for each in quantities.find(full) if each.unit == "month"))


def _another(spans: list[dates.Interval], scene: Scene, line: Line | None) -> Ruling:
    return contradicted(f"its dates cover {dates.whole_months(spans, scene.today)} months", line)


def _ruled(passage: Passage, scene: Scene) -> Ruling:
    said = _months(passage.text)
    group = next((group for _, group in scene.evidence.employers if passage.label and passage.entry in group), None)
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry in (group or (passage.entry,))]
    line = scene.evidence.field(passage.entry, "startDate") if passage.entry else None
    if not said or not spans or line is None:
        return unknown("no dates to compare with")
    if _fits(said, spans, scene):
        return supported(line)
    return _another(spans, scene, line)


def _fits(said: int, spans: list[dates.Interval], scene: Scene) -> bool:
    """Whether a number of months is that of the dates as exactly as both are given; a running role may be older."""
    held = dates.whole_months(spans, scene.today)
    exact = all(first.month and (last is None or last.month) for first, last in spans)
    above = _YEAR if not exact else _HALF_YEAR if said % _YEAR == 0 else _MONTH
    runs = any(last is None for _, last in spans)
    return held - (held if runs else _YEAR) <= said <= held + above
