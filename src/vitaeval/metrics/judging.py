"""Judging: how near a judge's bands are to those of the golden set's labellers."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.schema.judgement import CRITERIA, Grade, JudgedExpected, Judgement
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score

STAGE = "main"
WIDEST = 4


def score(observation: Observation) -> Score | NotApplicable:
    """1 - mean distance of the bands / 4 over the criteria, in [0, 1]; 1 when every band is the labelled one.

    One part a criterion; `quoted` is the share of the judge's quotes that stand in the document (white space
    aside). A distance knows nothing of chance: agreement beyond chance is `vitaeval judge calibrate`. Not
    applicable where nobody has labelled the document.
    """
    judged, expected = observation.answers.get(STAGE), observation.example.expected
    if not isinstance(judged, Judgement) or not isinstance(expected, JudgedExpected):
        return NotApplicable(reason="no judgement of a document")
    if expected.bands is None:
        return NotApplicable(reason="nobody has labelled this document")
    wanted = expected.bands.model_dump()
    near = {name: 1 - abs(grade.band - wanted[name]) / WIDEST for name, grade in judged.grades().items()}
    quoted = [_stands(grade.quote, expected.document) for grade in judged.grades().values() if grade.quote]
    held = {"quoted": sum(quoted) / len(quoted)} if quoted else {}
    findings = (*_apart(judged, wanted), *_misquoted(judged, expected.document))
    return Score(value=sum(near.values()) / len(near), parts={**near, **held}, findings=findings)


def _apart(judged: Judgement, wanted: dict[str, int]) -> Iterator[Finding]:
    for name, grade in judged.grades().items():
        if grade.band != wanted[name]:
            yield _finding("band_apart", name, grade, f"band {grade.band}, labelled {wanted[name]}: {grade.reason}")


def _misquoted(judged: Judgement, document: str) -> Iterator[Finding]:
    for name, grade in judged.grades().items():
        if grade.quote and not _stands(grade.quote, document):
            yield _finding("misquoted", name, grade, "the document does not say this")


def _finding(kind: str, name: str, grade: Grade, note: str) -> Finding:
    return Finding(kind=kind, text=grade.quote or "", where=f"/{name}", note=note)


def _stands(quote: str, document: str) -> bool:
    return " ".join(quote.split()).casefold() in " ".join(document.split()).casefold()


METRIC = Metric(
    name="judging",
    version="1",
    title="Nearness to the set's own bands",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=CRITERIA,
    parts=(*CRITERIA, "quoted"),
    tasks=("judge_cv", "judge_letter"),
)
