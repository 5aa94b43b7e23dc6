"""How long a role lasted, where its header says so beside the dates ("2018-2021 (3 years 4 months)")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import tenure
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, contradicted, supported, unknown, whole
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, quantities

_INITIAL = re.compile(r"(?<=\d)\s?(?P<unit>[ym])\b")
_IN_FULL = {"y": " years", "m": " months"}
_MONTH, _HALF_YEAR, _YEAR = 1, 6, 12


def durations(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A length of time in a header: that of its role, or with the label "all roles" of all roles at its employer."""
    yield whole(passage, ClaimType.TENURE, _ruled(passage, scene))


def _ruled(passage: Passage, scene: Scene) -> Ruling:
    text = _INITIAL.sub(lambda found: _IN_FULL[found["unit"]], passage.text.lower())
    said = round(sum(each.value for each in quantities.find(text) if each.unit == "month"))
    group = next((group for _, group in scene.evidence.employers if passage.label and passage.entry in group), None)
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry in (group or (passage.entry,))]
    line = scene.evidence.field(passage.entry, "startDate") if passage.entry else None
    if not said or not spans or line is None:
        return unknown("no dates to compare with")
    if _fits(said, spans, scene):
        return supported(line)
    return contradicted(f"its dates cover {dates.whole_months(spans, scene.today)} months", line)


def _fits(said: int, spans: list[dates.Interval], scene: Scene) -> bool:
    """Whether a number of months is that of the dates as exactly as both are given; a running role may be older."""
    held = dates.whole_months(spans, scene.today)
    exact = all(first.month and (last is None or last.month) for first, last in spans)
    above = _YEAR if not exact else _HALF_YEAR if said % _YEAR == 0 else _MONTH
    runs = any(last is None for _, last in spans)
    return held - (held if runs else _YEAR) <= said <= held + above
