"""Whether a profile says what a golden example expects of a CV about it."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims import states
from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import CvExpected
from vitaeval.text.mentions import canonical
from vitaeval.text.supported import profile_skills


def unsupported(expected: CvExpected, profile: Profile) -> Iterator[str]:
    """Facts whose value their sources do not have, and skills that the profile lacks: no honest CV could hold them."""
    sources = profile.sources()
    for fact in expected.facts:
        told = "\n".join(sources.get(source, "") for source in fact.source_ids)
        if fact.claim is not None and not _says(told, fact.claim):
            where = ", ".join(fact.source_ids)
            yield f"fact {fact.id}: {where} does not say {fact.claim.type} {fact.claim.value!r}"
    whole = "\n".join(sources.values())
    for name in expected.skills:
        claim = TypedClaim(type=ClaimType.SKILL, value=name)
        if not _says(whole, claim) and canonical(name) not in profile_skills(profile):
            yield f"skill {name!r} is expected, and the profile does not have it; is it a missing skill?"


def _says(text: str, claim: TypedClaim) -> bool:
    return claim.value.casefold() in text.casefold() or states(text, claim)
