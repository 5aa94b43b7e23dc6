"""Fabrication: what a delivered CV claims and the profile does not support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vitaeval.claims import check_cv
from vitaeval.claims.nearness import without_noise
from vitaeval.claims.settled import settled
from vitaeval.schema.claim import Claim, FabricationReport, GateResult, Severity
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.score import (
    CONFIRMED,
    FALSE_ALARM,
    Direction,
    Finding,
    Metric,
    NotApplicable,
    Observation,
    Score,
    claim_finding,
)
from vitaeval.schema.settlement import PersonsVerdict, Settlement


def score(observation: Observation) -> Score | NotApplicable:
    """Fabrication score in [0, 1], 0 for a CV that claims nothing beyond the profile.

    1 - prod(1 - weight) over unsupported and contradicted claims (critical .9, major .6, minor .1). Parts:
    `clean` 1.0 when something could be checked and no critical and no major claim was found, `rate` =
    unsupported / checkable claims, and the counts `critical`, `major`, `minor`. A claim that a person has
    called a false alarm counts in `adjudicated` and nowhere else; it stays among the findings, with who and
    why. Not applicable where no CV was delivered.
    """
    answer = observation.answers.get("generation")
    example = observation.example
    if example.profile is None or not isinstance(answer, CvAnswer) or not isinstance(answer.answer, TailoredCV):
        return NotApplicable(reason="no CV was delivered")
    cv = answer.answer
    found = check_cv(example.profile, cv, example.job, date.fromisoformat(observation.as_of))
    report = without_noise(settled(found, cv, example.adjudicated), cv)
    return Score(value=report.score, parts=_parts(report), findings=tuple(_findings(report)))


def _parts(report: FabricationReport) -> dict[str, float]:
    parts = {level.value: float(sum(claim.severity is level for claim in report.claims)) for level in Severity}
    parts["clean"] = 1.0 if report.gate is GateResult.PASS else 0.0
    parts["adjudicated"] = float(sum(_is_false_alarm(claim.settlement) for claim in report.claims))
    return parts if report.rate is None else {**parts, "rate": report.rate}


def _findings(report: FabricationReport) -> Iterator[Finding]:
    for claim in report.claims:
        if claim.settlement is not None:
            yield _told(claim, claim.settlement)
        elif claim.severity is not None:
            yield claim_finding(f"{claim.verdict}_{claim.type}", claim, claim.where)


def _told(claim: Claim, word: Settlement) -> Finding:
    kind = FALSE_ALARM if _is_false_alarm(word) else CONFIRMED
    return claim_finding(f"{kind}{claim.type}", claim, claim.where, note=f"{claim.reason}; {word}")


def _is_false_alarm(word: Settlement | None) -> bool:
    return word is not None and word.verdict is PersonsVerdict.FALSE_ALARM


METRIC = Metric(
    name="fabrication",
    version="6",
    title="Fabrication",
    direction=Direction.DOWN,
    unit="score",
    low=0.0,
    high=1.0,
    worst=1.0,
    worst_parts=("clean",),
    score=score,
    tasks=("generate_cv",),
    counts=("critical", "major", "minor", "adjudicated"),
    against=("clean",),
    parts=("clean", "rate", "critical", "major", "minor", "adjudicated"),
)
