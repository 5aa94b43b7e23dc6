"""Fabrication: what a delivered CV claims and the profile does not support."""

from __future__ import annotations

from datetime import date

from vitaeval.claims import check_cv
from vitaeval.schema.claim import Claim, FabricationReport, GateResult, Severity
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score, claim_finding


def score(observation: Observation) -> Score | NotApplicable:
    """Fabrication score in [0, 1], 0 for a CV that claims nothing beyond the profile.

    1 - prod(1 - weight) over unsupported and contradicted claims (critical .9, major .6, minor .1). Parts:
    `clean` 1.0 when something could be checked and no critical and no major claim was found, `rate` =
    unsupported / checkable claims, and the counts `critical`, `major`, `minor`. Not applicable where no CV
    was delivered.
    """
    answer = observation.answers.get("generation")
    profile = observation.example.profile
    if profile is None or not isinstance(answer, CvAnswer) or not isinstance(answer.answer, TailoredCV):
        return NotApplicable(reason="no CV was delivered")
    day = date.fromisoformat(observation.as_of)
    report = check_cv(profile, answer.answer, observation.example.job, day)
    failed = tuple(claim for claim in report.claims if claim.severity is not None)
    return Score(
        value=report.score,
        parts=_parts(report, failed),
        findings=tuple(claim_finding(f"{claim.verdict}_{claim.type}", claim, claim.where) for claim in failed),
    )


def _parts(report: FabricationReport, failed: tuple[Claim, ...]) -> dict[str, float]:
    parts = {level.value: float(sum(claim.severity is level for claim in failed)) for level in Severity}
    parts["clean"] = 1.0 if report.gate is GateResult.PASS else 0.0
    return parts if report.rate is None else {**parts, "rate": report.rate}


METRIC = Metric(
    name="fabrication",
    version="1",
    title="Fabrication",
    direction=Direction.DOWN,
    unit="score",
    low=0.0,
    high=1.0,
    worst=1.0,
    worst_parts=("clean",),
    score=score,
    tasks=("generate_cv",),
    counts=("critical", "major", "minor"),
    parts=("clean", "rate", "critical", "major", "minor"),
)
