"""Preferring: does a pairwise judge, asked in both orders, say what the golden set's labellers say?"""

from __future__ import annotations

from vitaeval.schema.judgement import PairExpected, Preference, settled
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score

FORWARD, SWAPPED = "forward", "swapped"


def score(observation: Observation) -> Score | NotApplicable:
    """1 when both orders together come to the labelled word, 0.5 when one of the two is a tie, else 0; in [0, 1].

    Part `steady` is 0 when the order of the documents turned the word into its opposite (position bias), which
    counts as a tie, else 1. Not applicable where an order lacks its answer or nobody has labelled the pair.
    """
    forward, swapped = (observation.answers.get(name) for name in (FORWARD, SWAPPED))
    expected = observation.example.expected
    if not isinstance(forward, Preference) or not isinstance(swapped, Preference):
        return NotApplicable(reason="not asked in both orders")
    if not isinstance(expected, PairExpected) or expected.preferred is None:
        return NotApplicable(reason="nobody has labelled this pair")
    word, turned = settled(forward.preferred, swapped.preferred)
    value = 1.0 if word == expected.preferred else 0.5 if "tie" in (word, expected.preferred) else 0.0
    findings = (Finding(kind="position_bias", text="", note="each order preferred what stood in the same place"),)
    return Score(value=value, parts={"steady": float(not turned)}, findings=findings if turned else ())


METRIC = Metric(
    name="preferring",
    version="1",
    title="Agreement with the set's own preference",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("steady",),
    parts=("steady",),
    tasks=("prefer_cv",),
)
