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

    A figure counts only if the profile supports it, and a bullet with a critical or major invention, in itself
    or in the header of its role, counts 0: inventing gains nothing. Parts are shares of bullets. Bullets
    over two lines and summaries over three sentences are findings only.
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
        "supported": sum(each.is_supported for each in done) / count,
        "quantified": sum(each.is_quantified for each in done) / count,
        "action": sum(each.opens_with_action for each in done) / count,
        "outcome": sum(each.has_outcome for each in done) / count,
    }


def _missing(cv: TailoredCV, done: tuple[Deed, ...]) -> Iterator[Finding]:
    for (where, bullet), each in zip(cv.bullets(), done, strict=True):
        if not each.is_supported:
            yield _finding("invented_bullet", bullet.text, f"{where}/text", "holds or stands under an invention")
        elif absent := _absent(each):
            yield _finding("weak_bullet", bullet.text, f"{where}/text", f"no {', no '.join(absent)}")


def _absent(each: Deed) -> list[str]:
    marks = {
        "supported figure": each.is_quantified,
        "action verb at the start": each.opens_with_action,
        "outcome": each.has_outcome,
    }
    return [name for name, is_there in marks.items() if not is_there]


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
    version="3",
    title="Achievements",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("quantified", "action", "outcome"),
    parts=("supported", "quantified", "action", "outcome"),
    tasks=("generate_cv",),
)
