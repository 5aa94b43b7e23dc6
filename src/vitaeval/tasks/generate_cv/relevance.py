"""How well each text of a profile answers a posting, without any model."""

from __future__ import annotations

from collections.abc import Mapping

from vitaeval.schema.documents.job import JobPosting
from vitaeval.tasks.generate_cv.demand import Demand
from vitaeval.tasks.generate_cv.tfidf import similarities

NEAR = 0.3
"""A TF-IDF cosine at which a text counts as fully about the posting; few reach it."""
PER_SKILL = 0.15
"""The share of the remaining doubt that each shown skill takes away."""


def relevance(texts: Mapping[str, str], job: JobPosting, wanted: Demand) -> dict[str, float]:
    """A score in [0, 1] for each text by its id: 0 for nothing in common.

    Words and skills count as independent evidence: 1 - (1 - words) · (1 - skills).
    """
    near = similarities(tuple(texts.values()), job_words(job))
    return {
        source: _either(similarity / NEAR, 1 - (1 - PER_SKILL) ** len(wanted.shown_in(text)))
        for (source, text), similarity in zip(texts.items(), near, strict=True)
    }


def job_words(job: JobPosting) -> str:
    """The text of the posting with its title."""
    return f"{job.title or ''}\n{job.text}"


def _either(one: float, other: float) -> float:
    return round(1 - (1 - min(1.0, one)) * (1 - min(1.0, other)), 4)
