"""Texts that the rules cannot read: what may still be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.claims.evidence import Evidence
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, FabricationReport, GateResult
from vitaeval.text.language import ENGLISH, language

_PLAIN_FACTS = frozenset({ClaimType.EMPLOYER, ClaimType.DATE, ClaimType.CONTACT})
_COMPARABLE = frozenset({ClaimType.DATE, ClaimType.CONTACT})


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


def undecided(report: FabricationReport) -> FabricationReport:
    """The report without a clean bill: what was not read cannot pass."""
    gate = GateResult.UNDETERMINED if report.gate is GateResult.PASS else report.gate
    return FabricationReport.model_validate(dict(report) | {"gate": gate, "is_readable": False})
