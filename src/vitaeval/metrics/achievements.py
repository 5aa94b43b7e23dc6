"""Achievements: do the bullets say what was done, how much of it, and to what end?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vitaeval.claims.achieved import achieved
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import delivered
from vitaeval.text.deeds import Deed, is_overlong, is_rambling, mean


def score(observation: Observation) -> Score | NotApplicable:
    """Mean over bullets of 0.5 figure + 0.35 action verb at the start + 0.15 outcome; 0 without bullets.

    A figure counts only if the profile supports it, so inventing one gains nothing. Parts are the shares of
    bullets that have each. Bullets over two lines and summaries over three sentences are findings only.
    """
    found = delivered(observation)
    if isinstance(found, NotApplicable):
        return found
    case, cv = found.case, found.cv
    done = achieved(case.profile, cv, case.job, date.fromisoformat(case.as_of))
    findings = (*_missing(cv, done), *_format(cv))
    return Score(value=mean(done), parts=_parts(done), findings=findings)


def _parts(done: tuple[Deed, ...]) -> dict[str, float]:
    count = max(1, len(done))
    return {
        "quantified": sum(each.is_quantified for each in done) / count,
        "action": sum(each.opens_with_action for each in done) / count,
        "outcome": sum(each.has_outcome for each in done) / count,
    }


def _missing(cv: TailoredCV, done: tuple[Deed, ...]) -> Iterator[Finding]:
    for (where, bullet), each in zip(cv.bullets(), done, strict=True):
        absent = [
            name
            for name, present in (
                ("supported figure", each.is_quantified),
                ("action verb at the start", each.opens_with_action),
                ("outcome", each.has_outcome),
            )
            if not present
        ]
        if absent:
            yield _finding("weak_bullet", bullet.text, f"{where}/text", f"no {', no '.join(absent)}")


def _format(cv: TailoredCV) -> Iterator[Finding]:
    for where, bullet in cv.bullets():
        if is_overlong(bullet.text):
            yield _finding("long_bullet", bullet.text, f"{where}/text", "more than two lines")
    if is_rambling(cv.summary):
        yield _finding("long_summary", cv.summary, "/summary", "more than three sentences")


def _finding(kind: str, text: str, where: str, note: str) -> Finding:
    return Finding(kind=kind, text=text, where=where, start=0, end=len(text), note=note)


METRIC = Metric(
    name="achievements",
    version="1",
    title="Achievements",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("quantified", "action", "outcome"),
    parts=("quantified", "action", "outcome"),
)
