"""Years of experience, against the union of the dated work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from vitaeval.claims import names, trades
from vitaeval.claims.derived import DOWN, UP
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, quantities
from vitaeval.text.normalize import plain
from vitaeval.text.quantities import Bound, Quantity

_EXPERIENCE = re.compile(
    r"^[ '’]*(?:(?!\b(?:by|from|and|cut|grew)\b)[\w-]+[ ,]+){0,5}?(?:experience|career|background|expertise"
    r"|track record|tenure|practice)\b"
)
_LASTING = re.compile(
    r"\b(?:over|in|within|for|every|last|past|of) (?:the )?(?:last |past )?[\w-]+ ?(?:years?|decades?)$"
)
_EMPLOYED = re.compile(r"\b(?:worked|working|served|serving|spent|employed|have been|has been)\b")
_OTHERS_SAY = ("/references", "/interests")
_AT = re.compile(r"^[^.;:()]{0,90}?\b(?:at|with|for) (?:the )?(?P<firm>[A-Z][^.,;:()]*)")


def is_tenure(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number of years speaks of the career rather than of one deed."""
    if quantity.unit != "month" or quantity.value < 12:
        return False
    low = plain(passage.text)
    lasting = _LASTING.search(low[max(0, quantity.start - 40) : quantity.end])
    changed = lasting and (UP.search(low) or DOWN.search(low))
    if (passage.part is not Part.BULLET or passage.entry is None) and (not changed or _EMPLOYED.search(low)):
        return True
    return _EXPERIENCE.match(low[quantity.end :]) is not None


def tenures(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years of experience: at most the whole years of the union of work intervals, or what the profile states."""
    for quantity in quantities.find(passage.text):
        if is_tenure(passage, quantity):
            yield claim(passage, ClaimType.TENURE, (quantity.start, quantity.end), _judge(quantity, passage, scene))


def _judge(quantity: Quantity, passage: Passage, scene: Scene) -> Ruling:
    said = quantity.value * (0.9 if quantity.bound is Bound.ABOUT else 1.0)
    before, after = passage.text[: quantity.start], passage.text[quantity.end :]
    kind = trades.posts(before, after, scene.evidence)
    for line in scene.evidence.lines:
        states = any(held.unit == "month" and held.high >= said for held in line.quantities)
        is_own = states and not line.path.startswith(_OTHERS_SAY)
        if is_own and (kind is None or trades.is_told(before, after, line)):
            return supported(line, "the profile states as many years")
    scope = _scope(after, scene.evidence) or kind or _own(passage, scene.evidence)
    held_months = months(scene.evidence, scene.today, scope)
    first = _first_date(scene.evidence)
    if not held_months:
        return unsupported("the profile neither states years nor dates its work", first)
    if said <= held_months:
        return supported(first, f"the dates of work cover {held_months} months")
    return contradicted(f"the dates of work cover only {held_months} months", first)


def _scope(after: str, evidence: Evidence) -> frozenset[str] | None:
    """The entries that years "at a firm" speak of; None for the whole career."""
    firm = _AT.search(after)
    named = [entry for entry in evidence.entries if firm and _is_at(firm["firm"], entry, evidence)]
    return frozenset(named) or None


def _own(passage: Passage, evidence: Evidence) -> frozenset[str] | None:
    """The roles at the one employer that a sentence speaks of, where it tells how long somebody worked there."""
    group = next((group for _, group in evidence.employers if passage.entry in group), None)
    return frozenset(group) if group and _EMPLOYED.search(plain(passage.text)) else None


def _is_at(firm: str, entry: str, evidence: Evidence) -> bool:
    line = evidence.field(entry, "name")
    return entry[0] == "w" and line is not None and names.coverage(line.text, firm) >= 0.6


def _first_date(evidence: Evidence) -> Line | None:
    dated = [entry for entry, _ in intervals(evidence, "wv")]
    return evidence.field(dated[-1], "startDate") if dated else None


def months(evidence: Evidence, today: date, scope: frozenset[str] | None = None) -> int:
    """Months of work in the profile, in the entries of `scope` when given (voluntary ones where no work is dated)."""
    for kinds in ("w", "v"):
        found = intervals(evidence, kinds)
        covered = dates.whole_months([span for entry, span in found if scope is None or entry in scope], today)
        if covered:
            return covered
    return 0


@lru_cache(maxsize=256)
def intervals(evidence: Evidence, kinds: str) -> tuple[tuple[str, dates.Interval], ...]:
    """The dated entries whose id begins with one of `kinds`, with first and last date (None: open)."""
    found = []
    for entry in evidence.entries:
        if entry[0] in kinds:
            first, last = (evidence.field(entry, name) for name in ("startDate", "endDate"))
            begin = dates.parse(first.text) if first else None
            stop = dates.parse(last.text) if last else None
            if begin is not None:
                found.append((entry, (begin, stop)))
    return tuple(found)
