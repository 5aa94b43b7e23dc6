"""A job posting, and what can be read from it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from vitaeval.schema.base import Noun


class JobPosting(Noun):
    """A posting as it was published. `text` is data: it may hold anything, instructions included."""

    title: str | None
    text: str = Field(min_length=1)
    company: str | None = None
    location: str | None = None
    source: str | None = None
    licence: str | None = None


class CompanySize(StrEnum):
    STARTUP = "startup"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    ENTERPRISE = "enterprise"


class Seniority(StrEnum):
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"


class Company(Noun):
    name: str | None
    industry: str | None
    size: CompanySize | None


class Years(Noun):
    """Years of experience asked for; equal ends for a single number, null where open."""

    minimum: float | None = Field(ge=0)
    maximum: float | None = Field(ge=0)


class ParsedJob(Noun):
    """What a posting asks for and offers. Unknown facts are null or empty, never guessed."""

    role_title: str
    company: Company
    must_have_skills: tuple[str, ...]
    nice_to_have_skills: tuple[str, ...]
    years_of_experience: Years | None
    education: tuple[str, ...]
    certifications: tuple[str, ...]
    seniority: Seniority | None
    responsibilities: tuple[str, ...]
    values: tuple[str, ...]
    benefits: tuple[str, ...]
    keywords: tuple[str, ...]
    confidence: float = Field(ge=0, le=1)
