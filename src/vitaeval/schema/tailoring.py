"""The CV task as a metric sees it: one person, one posting, the right answer and the given one."""

from __future__ import annotations

from dataclasses import dataclass

from vitaeval.schema.documents.cv import CvAnswer, InsufficientProfile, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import CvExpected
from vitaeval.schema.score import NotApplicable, Observation

STAGE = "generation"


@dataclass(frozen=True, slots=True)
class Tailoring:
    """What was asked and what was answered; `answer` is the delivered CV or the typed refusal."""

    profile: Profile
    job: JobPosting
    expected: CvExpected
    answer: TailoredCV | InsufficientProfile
    as_of: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """A tailoring that ended in a CV."""

    case: Tailoring
    cv: TailoredCV


def tailoring(observation: Observation) -> Tailoring | NotApplicable:
    """The observation of a CV task with its types; not applicable where the stage left no answer."""
    example, reply = observation.example, observation.answers.get(STAGE)
    if not isinstance(reply, CvAnswer):
        return NotApplicable(reason=f"no answer of stage {STAGE}")
    if example.profile is None or not isinstance(example.expected, CvExpected):
        return NotApplicable(reason="not an example of CV tailoring")
    return Tailoring(example.profile, example.job, example.expected, reply.answer, observation.as_of)


def delivered(observation: Observation) -> Delivered | NotApplicable:
    """The delivered CV with its case; not applicable where the answer is "insufficient" or missing."""
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    if isinstance(case.answer, InsufficientProfile):
        return NotApplicable(reason="the answer is that the profile is insufficient")
    return Delivered(case, case.answer)
