"""From a statement and its verdict to a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, Severity
from vitaeval.schema.documents.job import JobPosting

SEVERITY = {
    **dict.fromkeys(
        (
            ClaimType.EMPLOYER, ClaimType.TITLE, ClaimType.DATE, ClaimType.TENURE, ClaimType.DEGREE,
            ClaimType.INSTITUTION, ClaimType.CERTIFICATE, ClaimType.CONTACT,
        ),
        Severity.CRITICAL,
    ),
    **dict.fromkeys(
        (
            ClaimType.METRIC, ClaimType.MAGNITUDE, ClaimType.SKILL, ClaimType.TEAM, ClaimType.LANGUAGE,
            ClaimType.AWARD, ClaimType.OWNERSHIP, ClaimType.PLACE,
        ),
        Severity.MAJOR,
    ),
    ClaimType.CONTENT: Severity.MINOR,
}  # fmt: skip
"""How grave an invention of each type is."""


@dataclass(frozen=True)
class Scene:
    """What claims are judged against: the profile, the posting (for the target's names only), the day.

    `readers` are the names of those whom a letter is written to; `in_letter` tells whether the text is one.
    """

    evidence: Evidence
    job: JobPosting | None
    today: date
    readers: frozenset[str] = frozenset()
    in_letter: bool = False


class Ruling(NamedTuple):
    """What the profile says to one statement, and the line that decided it.

    `start` and `end` are where the words begin and end that decided it, when they reach beyond the statement itself.
    """

    verdict: ClaimVerdict
    reason: str
    line: Line | None = None
    start: int | None = None
    end: int | None = None


def supported(line: Line | None, reason: str = "the profile says so") -> Ruling:
    """The profile holds it."""
    return Ruling(ClaimVerdict.SUPPORTED, reason, line)


def unsupported(reason: str, line: Line | None = None) -> Ruling:
    """The profile is silent; `line` is the nearest thing that it says."""
    return Ruling(ClaimVerdict.UNSUPPORTED, reason, line)


def contradicted(reason: str, line: Line | None) -> Ruling:
    """The profile says otherwise."""
    return Ruling(ClaimVerdict.CONTRADICTED, reason, line)


def unknown(reason: str) -> Ruling:
    """The profile leaves the field out: neither for nor against."""
    return Ruling(ClaimVerdict.NOT_CHECKABLE, reason)


def claim(passage: Passage, kind: ClaimType, span: tuple[int, int], ruling: Ruling) -> Claim:
    """The claim that `passage` makes at `span` (offsets in its text)."""
    failed = ruling.verdict in (ClaimVerdict.UNSUPPORTED, ClaimVerdict.CONTRADICTED)
    text = passage.text[span[0] : span[1]]
    return Claim(
        type=kind,
        value=text or "present",
        text=text,
        start=passage.offset + span[0],
        end=passage.offset + span[1],
        where=passage.where,
        verdict=ruling.verdict,
        severity=SEVERITY[kind] if failed else None,
        evidence=ruling.line.path if ruling.line else None,
        nearest=ruling.line.text if ruling.line else None,
        reason=ruling.reason,
    )


def whole(passage: Passage, kind: ClaimType, ruling: Ruling) -> Claim:
    """The claim that the whole of a field makes."""
    return claim(passage, kind, (0, len(passage.text)), ruling)


def within(span: tuple[int, int], outer: Iterable[tuple[int, int]]) -> bool:
    """Whether one of `outer` covers the whole of `span`."""
    return any(start <= span[0] and span[1] <= end for start, end in outer)


def overlaps(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    """Whether `span` shares a character with any of `taken`."""
    return any(span[0] < end and start < span[1] for start, end in taken)
