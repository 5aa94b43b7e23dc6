"""Skills: does the CV list what the posting asks and the profile supports?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import tailoring
from vitaeval.text.overlap import supported_jaccard
from vitaeval.text.skills import canonical, profile_skills


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
    expected = _canonical(case.expected.skills)
    if isinstance(case.answer, InsufficientProfile):
        return Score(value=0.0, parts={"precision": 0.0, "recall": 0.0, "f1": 0.0})
    listed = _listed(case.answer)
    supported = listed & profile_skills(case.profile).keys()
    value = supported_jaccard(supported, listed, expected)
    if value is None:
        return NotApplicable(reason="neither the CV nor the example names a skill")
    return Score(
        value=value,
        parts=_parts(len(supported & expected), len(listed), len(expected)),
        findings=tuple(_findings(case.answer, supported, expected)),
    )


def _parts(right: int, listed: int, expected: int) -> dict[str, float]:
    return {
        "precision": right / listed if listed else 0.0,
        "recall": right / expected if expected else 0.0,
        "f1": 2 * right / (listed + expected) if right else 0.0,
    }


def _findings(cv: TailoredCV, supported: Set[str], expected: Set[str]) -> Iterator[Finding]:
    shown = _listed(cv)
    for name in sorted(expected - shown):
        yield Finding(kind="missing_skill", text=name, where="/skills")
    for at, name in enumerate(cv.skills):
        if canonical(name) not in supported:
            yield Finding(kind="unsupported_skill", text=name, where=f"/skills/{at}")
        elif canonical(name) not in expected:
            yield Finding(kind="extra_skill", text=name, where=f"/skills/{at}")


def _listed(cv: TailoredCV) -> frozenset[str]:
    return _canonical((*cv.key_skills, *cv.skills))


def _canonical(names: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical(name) for name in names if name.strip())


METRIC = Metric(
    name="skills",
    version="1",
    title="Skill match",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("precision", "recall", "f1"),
    parts=("precision", "recall", "f1"),
)
