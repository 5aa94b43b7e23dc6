"""A certificate or study told as one that somebody has, while the profile says in its very name that it goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.ruling import SEVERITY
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.normalize import plain

_EARNED = frozenset({ClaimType.CERTIFICATE, ClaimType.AWARD, ClaimType.DEGREE})
_NAMED = ("name", "title", "studyType")
_GOES_ON = re.compile(
    r"\b(?:in progress|ongoing|expected|anticipated|unfinished|incomplete|not (?:yet )?(?:completed|finished|awarded)"
    r"|enrolled|pursuing|candidate|studying|stud(?:ies|y) for|work(?:ing|s)? (?:on|towards?)|towards|reading for"
    r"|under ?way|complet(?:e|ed|ion) (?:in|by)|due|pending|part[- ]way|current(?:ly)?|started|began|preparing)\b"
)


def unfinished(claims: Iterable[Claim], around: Callable[[Claim], str], evidence: Evidence) -> Iterator[Claim]:
    """`claims`, contradicted where the profile's name for the thing calls it unfinished, and nothing `around` does."""
    for claim in claims:
        line = evidence.at(claim.evidence) if claim.type in _EARNED and claim.evidence else None
        goes_on = (
            line is not None
            and line.field in _NAMED
            and claim.verdict is ClaimVerdict.SUPPORTED
            and _GOES_ON.search(line.plain)
        )
        yield claim if not goes_on or _GOES_ON.search(plain(around(claim))) else _contradicted(claim)


def _contradicted(claim: Claim) -> Claim:
    told = {"verdict": ClaimVerdict.CONTRADICTED, "reason": "the profile says that it goes on"}
    return claim.model_copy(update={**told, "severity": SEVERITY[claim.type]})
