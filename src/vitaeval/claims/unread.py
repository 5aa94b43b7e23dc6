"""Texts that the rules cannot read: what may still be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.claims.evidence import Evidence
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, FabricationReport, GateResult
from vitaeval.text.language import ENGLISH, language

_PLAIN_FACTS = frozenset({ClaimType.EMPLOYER, ClaimType.DATE, ClaimType.CONTACT})
_COMPARABLE = frozenset({ClaimType.DATE, ClaimType.CONTACT})

MOST, SHOWN = 60_000, 80
"""How many characters are read, twenty long CVs; how many of the rest are quoted."""


def is_readable(text: str, evidence: Evidence) -> bool:
    """Whether text and profile are both in English, or too short to tell."""
    return all(language(each) in (ENGLISH, None) for each in (text, evidence.text))


def facts(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims that need no understanding of the words: names and dates that match, dates and addresses that differ."""
    for claim in claims:
        holds = claim.type in _PLAIN_FACTS and claim.verdict is ClaimVerdict.SUPPORTED
        differs = claim.type in _COMPARABLE and claim.verdict is ClaimVerdict.CONTRADICTED
        if holds or differs:
            yield claim


def end_of(text: str) -> int:
    """How far a text is read: to its end, or to the end of a word within `MOST` characters."""
    if len(text) <= MOST:
        return len(text)
    return max(text.rfind(" ", 0, MOST), text.rfind("\n", 0, MOST), MOST // 2)


def beyond(report: FabricationReport, text: str, end: int) -> FabricationReport:
    """The report on the beginning of `text`, and one claim for all from `end` on."""
    rest = Claim(
        type=ClaimType.CONTENT,
        value="",
        text=text[end : end + SHOWN],
        start=end,
        end=len(text),
        where=None,
        verdict=ClaimVerdict.NOT_CHECKABLE,
        severity=None,
        evidence=None,
        nearest=None,
        reason=f"a CV or letter is read up to {MOST:,} characters, this text has {len(text):,}",
    )
    return undecided(FabricationReport.model_validate(dict(report) | {"claims": (*report.claims, rest)}))


def undecided(report: FabricationReport) -> FabricationReport:
    """The report without a clean bill: what was not read cannot pass."""
    gate = GateResult.UNDETERMINED if report.gate is GateResult.PASS else report.gate
    return FabricationReport.model_validate(dict(report) | {"gate": gate, "is_readable": False})
