"""Stage 1 of the CV pipeline: what the job asks, and which of the profile's entries answer it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from vitaeval.schema.base import Noun


class Importance(StrEnum):
    MUST = "must"
    NICE = "nice"


class Requirement(Noun):
    """One thing that the posting asks for, in canonical wording."""

    name: str
    importance: Importance


class RankedEntry(Noun):
    """How well one entry of the profile answers the posting."""

    source_id: str
    score: float = Field(ge=0, le=1)
    matched_keywords: tuple[str, ...]
    reason: str


class MatchAnalysis(Noun):
    """Ranking and gaps; holds no new content about the person."""

    job_title: str
    company: str | None
    requirements: tuple[Requirement, ...]
    ranked_entries: tuple[RankedEntry, ...]
    recommended_skills: tuple[str, ...]
    missing_skills: tuple[str, ...]
    match_score: float = Field(ge=0, le=1)
