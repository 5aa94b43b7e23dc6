"""Tone: does the CV sound like a person who did things, or like a template?"""

from __future__ import annotations

from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import delivered
from vitaeval.text.tone import WEIGHTS, source_names, tone
from vitaeval.text.wording import Flaw, Hit


def score(observation: Observation) -> Score | NotApplicable:
    """1 - weighted flaws per 100 words / 5, floored at 0; parts count the flaws by kind.

    Flaws and weights: first person, passive opening, cliché, shouting 1 each; hedge, sentence of more than
    30 words, present tense in a role that has ended 0.5 each. Not applicable without any prose.
    """
    found = delivered(observation)
    if isinstance(found, NotApplicable):
        return found
    case = found.case
    judged = tone(found.cv, source_names(case.profile, case.job), case.as_of)
    if judged is None:
        return NotApplicable(reason="the CV holds no prose")
    parts = {flaw.value: float(judged.count(flaw)) for flaw in Flaw}
    findings = tuple(_finding(where, hit) for where, hit in judged.hits)
    return Score(value=judged.value, parts=parts, findings=findings)


def _finding(where: str, hit: Hit) -> Finding:
    span = hit.span
    return Finding(
        kind=hit.flaw.value,
        text=span.text,
        where=where,
        start=span.start,
        end=span.end,
        note=f"weight {WEIGHTS[hit.flaw]:g}",
    )


METRIC = Metric(
    name="tone",
    version="1",
    title="Tone",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    parts=tuple(flaw.value for flaw in Flaw),
    counts=tuple(flaw.value for flaw in Flaw),
    against=tuple(flaw.value for flaw in Flaw),
    tasks=("generate_cv",),
)
