"""The golden answers of both stages: the ceiling that a prompt is held against."""

from __future__ import annotations

from vitaeval.errors import DataError
from vitaeval.schema.documents.analysis import Importance, MatchAnalysis, RankedEntry, Requirement
from vitaeval.schema.documents.cv import CvAnswer
from vitaeval.schema.golden import CvExpected, Example
from vitaeval.schema.task import Answers
from vitaeval.tasks.generate_cv.demand import shown
from vitaeval.tasks.generate_cv.variables import person

TOP_GRADE = 3


def reference_analysis(example: Example, _answers: Answers) -> MatchAnalysis:
    """The analysis that the hand-written grades and skills amount to; a score is grade / 3."""
    expected = _expected(example)
    sources = person(example).sources()
    grades = sorted(expected.relevance.items(), key=lambda item: -item[1])
    asked = len(expected.skills) + len(expected.missing_skills)
    return MatchAnalysis(
        job_title=example.job.title or "",
        company=example.job.company,
        requirements=tuple(
            Requirement(name=name, importance=Importance.MUST) for name in (*expected.skills, *expected.missing_skills)
        ),
        ranked_entries=tuple(
            RankedEntry(
                source_id=entry_id,
                score=grade / TOP_GRADE,
                matched_keywords=shown(expected.skills, _text(sources, entry_id)),
                reason=f"graded {grade} of {TOP_GRADE} by hand",
            )
            for entry_id, grade in grades
        ),
        recommended_skills=expected.skills,
        missing_skills=expected.missing_skills,
        match_score=len(expected.skills) / asked if asked else 0.0,
    )


def reference_answer(example: Example, _answers: Answers) -> CvAnswer:
    """The hand-written CV, or the hand-written refusal."""
    return CvAnswer(answer=_expected(example).reference)


def _expected(example: Example) -> CvExpected:
    if not isinstance(example.expected, CvExpected):
        raise DataError(f"example {example.id} holds no expectation of a CV")
    return example.expected


def _text(sources: dict[str, str], entry_id: str) -> str:
    return "\n".join(text for source, text in sources.items() if source.split(".")[0] == entry_id)
