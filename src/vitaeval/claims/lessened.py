"""What makes less of a prize or certificate in the profile ("nominee", "second place", "assistant") and is left out."""

from __future__ import annotations

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, Severity

_HEADS = {"a": "title", "c": "name"}
_LESS = {
    ClaimType.AWARD: frozenset(
        names.tokens(
            "nominee nominated nomination finalist shortlist shortlisted longlist longlisted runner second third"
            " 2nd 3rd commended commendation mention participant participation candidate"
        )
    ),
    ClaimType.CERTIFICATE: frozenset(
        names.tokens(
            "attendance attended participation participant provisional expired lapsed pending expected candidate"
            " assistant aide helper trainee apprentice apprenticeship student intern resident"
        )
    ),
}
"""Words of not having won, and of not having passed or of a smaller office."""
_GRAVITY = {ClaimType.AWARD: Severity.MAJOR, ClaimType.CERTIFICATE: Severity.CRITICAL}


def unlessened(claim: Claim, passage: Passage, scene: Scene) -> Claim:
    """`claim`, contradicted where its prize or certificate is in the profile only with such a word, and the passage
    has none: who was nominated for an award has not received it."""
    if claim.type not in _LESS or passage.part is Part.ISSUER or claim.verdict is not ClaimVerdict.SUPPORTED:
        return claim
    line = left_out(claim.type, claim.text, passage.text, scene.evidence)
    if line is None:
        return claim
    found = {"verdict": ClaimVerdict.CONTRADICTED, "severity": _GRAVITY[claim.type], "reason": "the profile says less"}
    return claim.model_copy(update={**found, "evidence": line.path, "nearest": line.text})


def left_out(kind: ClaimType, name: str, said: str, evidence: Evidence) -> Line | None:
    """The prize or certificate that a name can only mean, where words around it leave out what makes it smaller."""
    if not _LESS[kind].isdisjoint(names.tokens(said)):
        return None
    meant = [line for line in _heads(evidence) if not set(names.tokens(name)).isdisjoint(names.tokens(line.text))]
    lesser = [line for line in meant if not _LESS[kind].isdisjoint(names.tokens(line.text))]
    return lesser[0] if lesser and len(lesser) == len(meant) else None


def _heads(evidence: Evidence) -> tuple[Line, ...]:
    return tuple(line for line in evidence.lines if line.entry and line.field == _HEADS.get(line.entry[0]))
