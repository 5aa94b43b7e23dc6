"""Years of experience, against the union of the dated work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from vitaeval.claims import firms, trades
from vitaeval.claims.derived import DOWN, UP
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, lasted, quantities
from vitaeval.text.normalize import letters, plain
from vitaeval.text.quantities import Bound, Quantity
from vitaeval.text.units import MEASURES

_EXPERIENCE = re.compile(
    r"^[ '’]*(?:(?!\b(?:by|from|and|cut|grew)\b)[\w-]+[ ,]+){0,5}?(?:experience|career|background|expertise"
    r"|track record|tenure|practice)\b"
)
_LASTING = re.compile(
    r"\b(?:over|in|within|for|every|last|past|of) (?:the )?(?:last |past )?[\w-]+ ?(?:years?|decades?)$"
)
_RECENT = re.compile(r"\b(?:in|over|for) (?:the|my) (?:last|past) [\w-]+ years?$")
_EMPLOYED = re.compile(r"\b(?:worked|working|served|serving|spent|employed|have been|has been)\b")
_OTHERS_SAY = ("/references", "/interests")
_AT = re.compile(r"[^.;:()]{0,90}\b(?:at|with|for) (?:the )?")
_PART = re.compile(r"\b(?:the (?:last|first|past|most recent)|including|of (?:which|them|those))\b")
_LASTED = re.compile(
    r"\b(?:for|spent|spending) (?:(?:the )?(?:first|last|past|over|almost|nearly|about|around|some) )*$"
)
_CLAUSE = re.compile(
    r"(?:(?<!\bco)(?<!\bst)(?<!\binc)(?<!\bltd)(?<!\bcorp)\.|[;:()])(?=\s|$)"
    r"|,? (?:and (?:then |now )?(?:i|s?he|am|is|have|has|joined|moved|came|went)\b"
    r"|(?:preceded|followed) by\b|(?:before|after)\b(?! (?:that|this)\b)|but\b|then\b|now\b|at present\b)"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:before|(?<!look )(?<!looks )(?<!looked )(?<!looking )after|following|plus|followed by|preceded by"
    r"|(?:and|as well as) (?:an?|the|my|one|two|three|four|five|six|seven|eight|nine|ten|\d+|\w+ (?:years?|months?)))\b"
    r"(?! (?:that|this)\b)"
    r"|, (?:[\w-]+ )?(?:since|previously|formerly|earlier|most recently|currently|now)\b"
)
"""What turns from the years to those before or after them."""
_BESIDE = 12
"""How near a firm and its years stand together ("at the depot for six years")."""
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have)\b)")
_TIMES = frozenset(form for form, unit in MEASURES.items() if unit.name == "month")
"""Words without which nothing is a number of years."""
_ROOT = r"\b(?P<root>freelanc|apprentic|intern|volunt|trainee|placement)"
_DID = re.compile(rf"{_ROOT}\w*ed\b[^,;]*$")
_OF_KIND = re.compile(rf"(?:[ -](?:[a-z]+ )?|[ '’]*(?:of|as an?) ){_ROOT}\w*")


def is_tenure(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number of years speaks of the career rather than of one deed."""
    if quantity.unit != "month" or quantity.value < 12:
        return False
    low = plain(passage.text)
    if passage.part is not Part.BULLET and _RECENT.search(low, max(0, quantity.start - 40), quantity.end):
        return True
    lasting = _LASTING.search(low[max(0, quantity.start - 40) : quantity.end])
    changed = lasting and (UP.search(low) or DOWN.search(low))
    if (passage.part is not Part.BULLET or passage.entry is None) and (not changed or _EMPLOYED.search(low)):
        return True
    return _EXPERIENCE.match(low[quantity.end :]) is not None


def tenures(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years of experience: at most the whole years of the union of work intervals, or what the profile states."""
    for quantity in quantities.find(passage.text):
        if is_tenure(passage, quantity) and not lasted.covers(passage.text, quantity.start):
            yield claim(passage, ClaimType.TENURE, (quantity.start, quantity.end), _judge(quantity, passage, scene))


def _judge(quantity: Quantity, passage: Passage, scene: Scene) -> Ruling:
    said = quantity.value * (0.9 if quantity.bound is Bound.ABOUT else 1.0)
    before, after = passage.text[: quantity.start], passage.text[quantity.end :]
    firm = _scope(after, scene.evidence)
    lasted = _lasted(passage, quantity, scene.evidence)
    there = firm or next((lasted for _, group in scene.evidence.employers if lasted == frozenset(group)), None)
    kind = trades.posts(before, after, scene.evidence)
    kind = (lasted and kind and lasted & kind) or lasted or kind
    for line in _stating(there, scene.evidence):
        states = any(held.unit == "month" and held.high >= said for held in line.quantities)
        if states and (kind is None or trades.is_told(before, after, line)):
            return supported(line, "the profile states as many years")
    scope = firm or kind or _own(passage, scene.evidence)
    held_months = months(scene.evidence, scene.today, scope)
    first = _first_date(scene.evidence)
    if not held_months:
        return unsupported("the profile neither states years nor dates its work", first)
    if said <= held_months:
        return supported(first, f"the dates of work cover {held_months} months")
    return contradicted(f"the dates of work cover only {held_months} months", first)


def _stating(at: frozenset[str] | None, evidence: Evidence) -> Iterator[Line]:
    """The person's own lines that may state years; of years somewhere, those of its entries or that name it."""
    for line in evidence.lines:
        if _TIMES.isdisjoint(letters(line.text)):
            continue
        is_there = (
            at is None or line.entry in at or any(at.issuperset(group) for _, group in firms.named(line.text, evidence))
        )
        if is_there and not line.path.startswith(_OTHERS_SAY):
            yield line


def _scope(after: str, evidence: Evidence) -> frozenset[str] | None:
    """The entries that years "at a firm" speak of; None for the whole career."""
    behind = (
        group
        for found, group in firms.named(after, evidence)
        if _AT.fullmatch(after[: found.start()])
        and not _PART.search(after, 0, found.start())
        and not _ANOTHER_TIME.search(plain(after[: found.start()]))
    )
    return frozenset(next(behind, ())) or None


def _lasted(passage: Passage, quantity: Quantity, evidence: Evidence) -> frozenset[str] | None:
    """The entries of the clause around "for six years": at the firm that it names or means by "there", or of its kind
    ("freelanced", "a four-year apprenticeship")."""
    low = plain(passage.text)
    start = max((end.end() for end in _CLAUSE.finditer(low) if end.end() <= quantity.start), default=0)
    end = _CLAUSE.search(low, quantity.end)
    clause = low[start : end.start() if end else len(low)]
    kind = _DID.search(low, start, quantity.start) or _OF_KIND.match(low, quantity.end)
    if kind:
        return _of_kind(kind["root"], evidence)
    if not _LASTED.search(low[start : quantity.start]):
        return None
    places = list(firms.named(passage.text, evidence, start, start + len(clause)))
    beside = [group for found, group in places if 0 <= quantity.start - found.end() <= _BESIDE]
    named = beside or [group for _, group in places]
    if not named and _THERE.search(clause):
        named = [group for _, group in evidence.employers if (passage.entry or passage.after) in group]
    return frozenset(named[0]) if len(named) == 1 else None


def _of_kind(root: str, evidence: Evidence) -> frozenset[str] | None:
    """The entries whose name or post begins with a root, as voluntary ones are."""
    heads = (line for line in evidence.lines if line.field in ("name", "position") and line.entry)
    found = {line.entry for line in heads if line.entry and re.search(rf"\b{root}", line.plain)}
    voluntary = {entry for entry in evidence.entries if entry[0] == "v"} if root == "volunt" else set()
    return frozenset(found | voluntary) or None


def _own(passage: Passage, evidence: Evidence) -> frozenset[str] | None:
    """The roles at the one employer that a sentence speaks of, where it tells how long somebody worked there."""
    group = next((group for _, group in evidence.employers if passage.entry in group), None)
    return frozenset(group) if group and _EMPLOYED.search(plain(passage.text)) else None


def _first_date(evidence: Evidence) -> Line | None:
    dated = [entry for entry, _ in intervals(evidence, "wv")]
    return evidence.field(dated[-1], "startDate") if dated else None


def months(evidence: Evidence, today: date, scope: frozenset[str] | None = None) -> int:
    """Months of work in the profile (voluntary where none is dated), or of the entries of `scope` when given."""
    for kinds in ("wv",) if scope else ("w", "v"):
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
