"""Semantic likeness: how near the CV comes to the golden reference in meaning. Informative only."""

from __future__ import annotations

from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import delivered
from vitaeval.semantic.encoder import light
from vitaeval.semantic.weights import missing
from vitaeval.text.render import render


def score(observation: Observation) -> Score | NotApplicable:
    """BERTScore F1 of the rendered CV against the rendered reference; parts precision, recall and cosine.

    Likeness is neither quality nor truth: an invented line hardly moves it. Texts beyond 512 tokens are cut,
    and a finding says so. Source: Zhang et al. (2020), arXiv 1904.09675; weights all-MiniLM-L6-v2.
    """
    found = delivered(observation)
    if isinstance(found, NotApplicable):
        return found
    case, reference = found.case, found.case.expected.reference
    if not isinstance(reference, TailoredCV):
        return NotApplicable(reason="the right answer is not a CV")
    golden, given = (render(case.profile.basics, each) for each in (reference, found.cv))
    return likeness(given, golden)


def likeness(candidate: str, reference: str) -> Score | NotApplicable:
    """The same for any two texts: 0 for an empty candidate, not applicable for an empty reference."""
    if absent := missing():
        return NotApplicable(reason=f"not installed: {', '.join(absent)} (`make semantic-light`)")
    encoder = light()
    if encoder is None or not reference.strip():
        return NotApplicable(reason="there is no reference text")
    if not candidate.strip():
        return Score(value=0.0, parts=dict.fromkeys(PARTS, 0.0))
    found = encoder.likeness(candidate, reference)
    cut = Finding(kind="cut", text="", note="longer than 512 tokens: only the beginning was compared")
    return Score(
        value=_share(found.f1),
        parts={
            "precision": _share(found.precision),
            "recall": _share(found.recall),
            "cosine": _share(encoder.cosine(candidate, reference)),
        },
        findings=(cut,) if found.cut else (),
    )


def _share(value: float) -> float:
    """Cosines of texts are hardly ever negative; what is counts as no likeness."""
    return min(max(value, 0.0), 1.0)


PARTS = ("precision", "recall", "cosine")
METRIC = Metric(
    name="semantic",
    version="1",
    title="Semantic likeness to the reference",
    direction=Direction.UP,
    unit="BERTScore F1",
    low=0.0,
    high=1.0,
    score=score,
    parts=PARTS,
    tasks=("generate_cv",),
    optional=True,
)
