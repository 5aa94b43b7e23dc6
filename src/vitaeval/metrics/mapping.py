"""Source mapping: does each bullet rest on what it cites?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vitaeval.claims import check_bullet
from vitaeval.schema.claim import Severity
from vitaeval.schema.documents.cv import Bullet, CvAnswer, TailoredCV
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Example
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score, claim_finding


def score(observation: Observation) -> Score | NotApplicable:
    """Share of bullets that are faithful to the sources they cite, in [0, 1].

    A bullet is faithful when every id that it cites exists in the profile, belongs to the entry of its
    section, and the cited sources support all its figures, skills and other typed claims. Parts:
    `known_ids` and `own_entry` are the shares of bullets that meet the first two. Not applicable where no
    CV was delivered or it has no bullets.
    """
    answer = observation.answers.get("generation")
    if not isinstance(answer, CvAnswer) or not isinstance(answer.answer, TailoredCV):
        return NotApplicable(reason="no CV was delivered")
    profile, cv = observation.example.profile, answer.answer
    if profile is None or not cv.bullets():
        return NotApplicable(reason="the CV has no bullets")
    day = date.fromisoformat(observation.as_of)
    return _scored(tuple(tuple(_faults(found, cv, profile, observation.example, day)) for found in cv.bullets()))


def _scored(faults: tuple[tuple[Finding, ...], ...]) -> Score:
    bullets = len(faults)

    def free(*kinds: str) -> float:
        return sum(not any(fault.kind in kinds for fault in of_bullet) for of_bullet in faults) / bullets

    return Score(
        value=sum(not of_bullet for of_bullet in faults) / bullets,
        parts={"known_ids": free("unknown_source"), "own_entry": free("unknown_source", "foreign_source")},
        findings=tuple(fault for of_bullet in faults for fault in of_bullet),
    )


def _faults(
    found: tuple[str, Bullet], cv: TailoredCV, profile: Profile, example: Example, day: date
) -> Iterator[Finding]:
    where, bullet = found
    entry = _section_source(cv, where)
    sources = profile.sources()
    for source_id in bullet.source_ids:
        if source_id not in sources:
            yield Finding(kind="unknown_source", text=source_id, where=where, note="no such id in the profile")
        elif source_id.split(".")[0] != entry:
            yield Finding(kind="foreign_source", text=source_id, where=where, note=f"the section is {entry}'s")
    for claim in check_bullet(profile, bullet, example.job, day):
        if claim.severity in (Severity.CRITICAL, Severity.MAJOR):
            yield claim_finding(f"not_in_source_{claim.type}", claim, f"{where}/text")


def _section_source(cv: TailoredCV, where: str) -> str:
    """Id of the entry that the section at `where` names as its source."""
    _, section, number, *_ = where.split("/")
    block = cv.experience[int(number)] if section == "experience" else cv.projects[int(number)]
    return block.source_id.split(".")[0]


METRIC = Metric(
    name="mapping",
    version="3",
    title="Source mapping",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    worst=0.0,
    score=score,
    tasks=("generate_cv",),
    parts=("known_ids", "own_entry"),
)
