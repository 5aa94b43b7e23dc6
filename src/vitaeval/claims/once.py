"""One invention, one claim: what a graver or wider claim already says is not held against the text again."""

from __future__ import annotations

from collections.abc import Sequence

from vitaeval.claims.ruling import within
from vitaeval.schema.claim import Claim, ClaimType, Severity

_NAMING = frozenset(
    {ClaimType.SKILL, ClaimType.CERTIFICATE, ClaimType.AWARD, ClaimType.TITLE, ClaimType.INSTITUTION, ClaimType.DEGREE}
)
_WIDE = frozenset({ClaimType.OWNERSHIP, ClaimType.CONTENT})
"""Types of which a claim may be covered by one of any type."""
_ORDER = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


def once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one passage without repetitions of a failed one.

    Of one type one claim begins at a place. A figure or a skill inside a doubtful name ("Six" in "Lean Six Sigma") goes
    with the name, two names at one place are the graver one, a person's part in one line of the profile is doubted once
    ("led the group that brought"), and strange words around something graver say nothing more. "Lead" in a title is no
    deed, what stands inside an address nothing of its own.
    """
    if len(claims) < 2:
        return list(claims)
    titles, addresses = (_spans(claims, kind) for kind in (ClaimType.TITLE, ClaimType.CONTACT))
    claims = [
        claim
        for claim in (claims if len({claim.start for claim in claims}) == len(claims) else dict.fromkeys(claims))
        if not (claim.type is ClaimType.OWNERSHIP and within((claim.start, claim.end), titles))
        and (claim.type is ClaimType.CONTACT or not within((claim.start, claim.end), addresses))
    ]
    failed = sorted((claim for claim in claims if claim.severity), key=_weight)
    told = _Told()
    for claim in failed:
        told.take(claim)
    kept = set(told.claims)
    return [claim for claim in claims if claim.severity is None or claim in kept]


def _spans(claims: Sequence[Claim], kind: ClaimType) -> list[tuple[int, int]]:
    return [(claim.start, claim.end) for claim in claims if claim.type is kind]


class _Told:
    """Claims of which none says what another does, so laid out that a line full of figures is read in linear time."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self._naming: list[Claim] = []
        self._places: set[tuple[ClaimType, int]] = set()

    def take(self, claim: Claim) -> None:
        """Add a claim that none of those before it covers."""
        place = (claim.type, claim.start)
        rivals = self.claims if claim.type in _WIDE else self._naming
        if place in self._places or any(_covers(other, claim) for other in rivals):
            return
        self.claims.append(claim)
        if claim.type in _NAMING:
            self._naming.append(claim)
        if claim.type is not ClaimType.OWNERSHIP:
            self._places.add(place)


def _weight(claim: Claim) -> tuple[bool, bool, int, int]:
    severity = _ORDER.index(claim.severity) if claim.severity else len(_ORDER)
    return claim.type is ClaimType.CONTENT, claim.type not in _NAMING, severity, claim.start


def _covers(other: Claim, claim: Claim) -> bool:
    """Whether `other`, at another place, already says what `claim` does."""
    if other.type is claim.type is ClaimType.OWNERSHIP:
        return other.evidence is not None and other.evidence == claim.evidence
    if claim.type is ClaimType.CONTENT and within((other.start, other.end), [(claim.start, claim.end)]):
        return True
    return other.type in _NAMING and within((claim.start, claim.end), [(other.start, other.end)])
