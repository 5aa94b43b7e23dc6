"""Judge: the recorded word of a model that graded the delivered document against a rubric."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from vitaeval.schema.judgement import CRITERIA, Judgement, share
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score


def score(observation: Observation) -> Score | NotApplicable:
    """Mean band over the criteria as a share: (band - 1) / 4, in [0, 1]; one part a criterion.

    Reads what `vitaeval judge run=…` has recorded and asks nobody. A model's opinion, not a measurement: how far
    people share it is `vitaeval judge calibrate`, and without that it is uncalibrated. Not applicable where no
    valid judgement of this very document is recorded.
    """
    if not observation.judgements:
        return NotApplicable(reason="no judgement of this answer is recorded")
    parts = {name: fmean(share(judged.grades()[name].band) for judged in observation.judgements) for name in CRITERIA}
    findings = tuple(finding for judged in observation.judgements for finding in _findings(judged))
    return Score(value=fmean(parts.values()), parts=parts, findings=findings)


def _findings(judged: Judgement) -> Iterator[Finding]:
    for name, grade in judged.grades().items():
        yield Finding(kind=f"judged_{name}", text=grade.quote or "", note=f"band {grade.band}: {grade.reason}")


METRIC = Metric(
    name="judge",
    version="1",
    title="Judge (UNCALIBRATED)",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    parts=CRITERIA,
    optional=True,
)
