"""A report after people have spoken: a false alarm no longer counts, and never vanishes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from vitaeval.claims.report import report
from vitaeval.schema.adjudication import Adjudication, ClaimKey
from vitaeval.schema.claim import Claim, ClaimType, FabricationReport, GateResult
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.settlement import PersonsVerdict, Settlement
from vitaeval.text.normalize import fold

ALONE = frozenset(
    {
        ClaimType.EMPLOYER,
        ClaimType.DEGREE,
        ClaimType.INSTITUTION,
        ClaimType.CERTIFICATE,
        ClaimType.SKILL,
        ClaimType.LANGUAGE,
        ClaimType.AWARD,
        ClaimType.CONTACT,
        ClaimType.PLACE,
    }
)
"""Claims that say the same wherever they stand."""

OF_ENTRY = frozenset({ClaimType.TITLE, ClaimType.DATE})
"""Claims about one entry of the profile."""

_ENTRY = re.compile(r"/[a-z]+/\d+")
_MARK = re.compile(r"^[\s*•‣▪◦–·#>-]+|^\d{1,2}[.)]\s+")


def settled(found: FabricationReport, source: str | TailoredCV, known: Sequence[Adjudication]) -> FabricationReport:
    """`found` with the words of people on its doubtful claims.

    `source` is what was checked, `known` the adjudications in force for this profile. A false alarm loses its
    severity, so that it counts neither into score and rate nor for the gate; a confirmed claim keeps it. A text
    that cannot be read stays undetermined.
    """
    if not known:
        return found
    words = {item.key: item for item in known}
    named = {(item.type, item.text) for item in known}
    claims = tuple(_settled(claim, source, words, named) for claim in found.claims)
    counted = report(claims)
    cleared = counted.gate is GateResult.PASS and not found.is_readable
    gate = GateResult.UNDETERMINED if cleared else counted.gate
    sums = {"claims": claims, "score": counted.score, "rate": counted.rate, "gate": gate}
    return FabricationReport.model_validate(dict(found) | sums)


def claim_key(claim: Claim, source: str | TailoredCV) -> ClaimKey:
    """What identifies a claim of `source` when it is met again."""
    return ClaimKey(claim.type, _wording(claim), _about(claim, source))


def statement(claim: Claim, source: str | TailoredCV) -> str:
    """The words around a claim: its line of a text, its field of a structured CV."""
    if isinstance(source, TailoredCV):
        return _field(source, claim.where or "")
    first = source.rfind("\n", 0, claim.start) + 1
    last = source.find("\n", claim.end)
    return source[first : last if last >= 0 else len(source)]


def _settled(
    claim: Claim,
    source: str | TailoredCV,
    words: dict[ClaimKey, Adjudication],
    named: set[tuple[ClaimType, str]],
) -> Claim:
    if claim.severity is None or (claim.type, _wording(claim)) not in named:
        return claim
    word = words.get(claim_key(claim, source))
    if word is None:
        return claim
    said = Settlement(verdict=word.verdict, who=word.who, when=word.when, why=word.why)
    severity = None if word.verdict is PersonsVerdict.FALSE_ALARM else claim.severity
    return Claim.model_validate(dict(claim) | {"severity": severity, "settlement": said})


def _wording(claim: Claim) -> str:
    return fold(claim.text or claim.value)


def _about(claim: Claim, source: str | TailoredCV) -> str:
    if claim.type in ALONE:
        return ""
    entry = _ENTRY.match(claim.evidence or "")
    if claim.type in OF_ENTRY and entry:
        return entry[0]
    return fold(_MARK.sub("", statement(claim, source)))


def _field(cv: TailoredCV, pointer: str) -> str:
    """The text at a JSON pointer; anything but a text as JSON."""
    value: object = cv
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step, None)
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=lambda noun: noun.model_dump(mode="json"))
