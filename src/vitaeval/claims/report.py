"""From judged claims to score, rate and gate."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from vitaeval.schema.claim import Claim, ClaimVerdict, FabricationReport, GateResult, Severity, SoftSignal

WEIGHTS = {Severity.CRITICAL: 0.9, Severity.MAJOR: 0.6, Severity.MINOR: 0.1}
"""What one unsupported claim adds to the score."""


def report(claims: Iterable[Claim], soft: SoftSignal | None = None) -> FabricationReport:
    """Score, rate and gate of judged claims (see `FabricationReport`); `soft` changes none of them."""
    found = tuple(claims)
    failed = [claim for claim in found if claim.severity is not None]
    checkable = sum(claim.verdict is not ClaimVerdict.NOT_CHECKABLE for claim in found)
    return FabricationReport(
        claims=found,
        score=1 - prod(1 - WEIGHTS[claim.severity] for claim in failed if claim.severity),
        rate=len(failed) / checkable if checkable else None,
        gate=_gate(failed, checkable),
        soft=soft,
    )


def _gate(failed: list[Claim], checkable: int) -> GateResult:
    if any(claim.severity is not Severity.MINOR for claim in failed):
        return GateResult.FAIL
    return GateResult.PASS if checkable else GateResult.UNDETERMINED
