"""The golden answer: what people marked in the posting, and nothing else."""

from __future__ import annotations

from vitaeval.errors import DataError
from vitaeval.schema.documents.job import Company, ParsedJob
from vitaeval.schema.golden import Example, ParsedJobExpected
from vitaeval.schema.task import Answers


def reference_parsed_job(example: Example, _answers: Answers) -> ParsedJob:
    """Knowledge spans as must-have skills, skill spans as responsibilities; all else is not labelled."""
    if not isinstance(example.expected, ParsedJobExpected):
        raise DataError(f"example {example.id} holds no labels of a posting")
    knowledge, skill = (
        tuple(dict.fromkeys(span.text for span in example.expected.spans if span.type == kind))
        for kind in ("knowledge", "skill")
    )
    return ParsedJob(
        role_title=example.job.title or "",
        company=Company(name=example.job.company, industry=None, size=None),
        must_have_skills=knowledge,
        nice_to_have_skills=(),
        years_of_experience=None,
        education=(),
        certifications=(),
        seniority=None,
        responsibilities=skill,
        values=(),
        benefits=(),
        keywords=(),
        confidence=1.0,
    )
