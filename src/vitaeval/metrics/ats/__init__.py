"""ATS: what an applicant tracking system would make of the delivered CV, inventions taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vitaeval.metrics.ats.assess import Assessment, Target, assess
from vitaeval.metrics.ats.keywords import IN_PROSE, Keyword, keywords
from vitaeval.schema.documents.cv import InsufficientProfile
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import tailoring
from vitaeval.text.render import render

PARTS = ("must_coverage", "nice_coverage", "sections", "format", "stuffing", "raw", "gap", "coverage")


def score(observation: Observation) -> Score | NotApplicable:
    """0.50 must + 0.15 nice keywords + 0.15 sections + 0.20 format - stuffing, in [0, 1]; pass at 0.85.

    Keywords are those of the posting that the profile supports: 1.0 each in prose, 0.8 only in a skill
    list; a general one also by what it covers. Parts: the four components, the penalty, `coverage` of all
    keywords by supported ones, `raw` (the score over all keywords that believes every one of the CV) and `gap`, the
    part of `raw` that rests on unsupported ones (0 for an honest CV). Findings list every keyword as covered,
    missing or unsupported. No CV where one was due: 0. Not applicable where none was due, or where the profile
    supports no keyword of the posting.
    """
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    if case.expected.answer == "insufficient":
        return NotApplicable(reason="the right answer is not a CV")
    asked = keywords(case.job, case.profile)
    if not any(word.is_supported for word in asked):
        return NotApplicable(reason="the profile supports none of the posting's keywords")
    if isinstance(case.answer, InsufficientProfile):
        return Score(value=0.0)
    text = render(case.profile.basics, case.answer)
    target = Target(case.profile.basics, case.job.text, asked, date.fromisoformat(case.as_of))
    found = assess(text, target)
    return Score(value=found.value, parts=_parts(found), findings=tuple(_findings(asked, found)))


def _parts(found: Assessment) -> dict[str, float]:
    return {
        **found.components,
        "stuffing": found.stuffing,
        "raw": found.raw,
        "gap": found.gap,
        "coverage": found.coverage,
    }


def _findings(asked: Sequence[Keyword], found: Assessment) -> Iterator[Finding]:
    """Every keyword of the posting, in its order: covered, missing though supported, or unsupported."""
    for word in asked:
        credit = found.credited.get(word.name)
        if not word.is_supported:
            note = "rightly left out" if credit is None else "claimed all the same"
            yield _finding("unsupported_keyword", word, note)
        elif credit is None:
            yield _finding("missing_keyword", word, "supported by the profile")
        else:
            place = "in prose" if credit == IN_PROSE else "only in a skill list"
            yield _finding(
                "covered_keyword", word, place if word.name in found.named else f"{place}, by a narrower name"
            )


def _finding(kind: str, word: Keyword, note: str) -> Finding:
    return Finding(kind=kind, text=word.name, note=f"{word.importance}, {note}")


METRIC = Metric(
    name="ats",
    version="6",
    title="ATS score",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    tasks=("generate_cv",),
    worst=0.0,
    worst_parts=("must_coverage", "nice_coverage", "sections", "format", "coverage"),
    parts=PARTS,
    against=("stuffing", "gap"),
)
