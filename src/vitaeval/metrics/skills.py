"""Skills: does the CV list what the posting asks and the profile supports?"""

from __future__ import annotations

from collections.abc import Iterator, Set

from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import tailoring
from vitaeval.text.listed import canonicals, listed, relevance
from vitaeval.text.skills import canonical, profile_skills

PARTS = ("precision", "recall", "f1")


def score(observation: Observation) -> Score | NotApplicable:
    """Jaccard overlap of the CV's listed skills with the expected ones, canonical, in [0, 1].

    Listed are `key_skills` and `skills`. A skill that the profile does not support counts in the union
    only, so that listing the posting's wishes can only lower the value. Parts: precision, recall and F1 of
    the supported skills over all listed ones. No CV where one was due: 0. Not applicable where none was
    due, or where neither side names a skill.
    """
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    if case.expected.answer == "insufficient":
        return NotApplicable(reason="the right answer is not a CV")
    if isinstance(case.answer, InsufficientProfile):
        return Score(value=0.0, parts=dict.fromkeys(PARTS, 0.0))
    value = relevance(case.profile, case.answer, case.expected.skills)
    if value is None:
        return NotApplicable(reason="neither the CV nor the example names a skill")
    shown, expected = listed(case.answer), canonicals(case.expected.skills)
    supported = shown & profile_skills(case.profile).keys()
    return Score(
        value=value,
        parts=_parts(len(supported & expected), len(shown), len(expected)),
        findings=tuple(_findings(case.answer, supported, expected)),
    )


def _parts(right: int, shown: int, expected: int) -> dict[str, float]:
    return {
        "precision": right / shown if shown else 0.0,
        "recall": right / expected if expected else 0.0,
        "f1": 2 * right / (shown + expected) if right else 0.0,
    }


def _findings(cv: TailoredCV, supported: Set[str], expected: Set[str]) -> Iterator[Finding]:
    for name in sorted(expected - listed(cv)):
        yield Finding(kind="missing_skill", text=name, where="/skills")
    for at, name in enumerate(cv.skills):
        if canonical(name) not in supported:
            yield Finding(kind="unsupported_skill", text=name, where=f"/skills/{at}")
        elif canonical(name) not in expected:
            yield Finding(kind="extra_skill", text=name, where=f"/skills/{at}")


METRIC = Metric(
    name="skills",
    version="1",
    title="Skill match",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    tasks=("generate_cv",),
    worst=0.0,
    worst_parts=PARTS,
    parts=PARTS,
)
