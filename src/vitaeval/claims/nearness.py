"""Whether the nearest thing in the profile tells a reader anything about a doubtful claim."""

from __future__ import annotations

from vitaeval.claims.settled import statement
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, FabricationReport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.text.normalize import stems

ENOUGH = 0.3
"""Share of the content words of the shorter text that both have in common."""

_SAME_FIELD = ("/position", "/startDate", "/endDate", "/date", "/releaseDate", "/studyType", "/email", "/phone")


def without_noise(found: FabricationReport, source: str | TailoredCV) -> FabricationReport:
    """`found` without the `nearest` words (and their pointers) that have little to do with their claims."""
    claims = tuple(claim if is_telling(claim, source) else _bare(claim) for claim in found.claims)
    return FabricationReport.model_validate(dict(found) | {"claims": claims})


def is_telling(claim: Claim, source: str | TailoredCV) -> bool:
    """Whether `claim.nearest` is worth showing beside it.

    What supports or contradicts a claim always is, and so is the same field of the same entry; a single date
    beside a number of years never is. Else it must share a content word with the claim itself, or `ENOUGH` of
    them (at least two) with its statement.
    """
    if claim.nearest is None:
        return True
    if claim.type is ClaimType.TENURE and claim.severity is not None:
        return False
    if claim.verdict is not ClaimVerdict.UNSUPPORTED or (claim.evidence or "").endswith(_SAME_FIELD):
        return True
    held = stems(claim.nearest)
    if stems(claim.text) & held:
        return True
    said = stems(statement(claim, source))
    shared = len(said & held)
    return shared >= 2 and shared / min(len(said), len(held)) >= ENOUGH


def _bare(claim: Claim) -> Claim:
    return Claim.model_validate(dict(claim) | {"nearest": None, "evidence": None})
