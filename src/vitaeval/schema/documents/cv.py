"""Stage 2 of the CV pipeline: the tailored CV, or the typed answer that none can be written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from vitaeval.schema.base import Noun

SourceIds = Annotated[tuple[str, ...], Field(min_length=1)]


class Bullet(Noun):
    """One line of a CV and the profile entries or highlights that it rests on (`w1`, `w1.h2`)."""

    text: str = Field(min_length=1)
    source_ids: SourceIds


class CvExperience(Noun):
    """A role, paid or voluntary; `end_date` null means that it goes on today."""

    source_id: str
    title: str
    organization: str
    location: str | None
    start_date: str | None
    end_date: str | None
    bullets: tuple[Bullet, ...]


class CvProject(Noun):
    source_id: str
    name: str
    bullets: tuple[Bullet, ...]


class CvEducation(Noun):
    source_id: str
    institution: str | None
    degree: str | None
    area: str | None
    start_date: str | None
    end_date: str | None


class CvCertificate(Noun):
    source_id: str
    name: str
    issuer: str | None
    date: str | None


class CvLanguage(Noun):
    language: str
    fluency: str | None


class ContentMapping(Noun):
    """The model's own account of where one of its sentences comes from."""

    text: str
    source_id: str
    source_text: str
    confidence: float = Field(ge=0, le=1)


class SelfCheck(Noun):
    """What the model says about its own answer; recorded beside our measurement, never used for it."""

    mappings: tuple[ContentMapping, ...]
    fabrication_free: bool
    cross_checks: int = Field(ge=0)
    mismatches: int = Field(ge=0)
    ats_score: float = Field(ge=0, le=1)
    keyword_coverage: float = Field(ge=0, le=1)


class TailoredCV(Noun):
    """A CV for one posting, every line traceable to the profile. Contact data is added by `render`."""

    kind: Literal["cv"]
    headline: str | None
    summary: str
    key_skills: tuple[str, ...]
    experience: tuple[CvExperience, ...]
    projects: tuple[CvProject, ...]
    education: tuple[CvEducation, ...]
    certificates: tuple[CvCertificate, ...]
    languages: tuple[CvLanguage, ...]
    skills: tuple[str, ...]
    missing_skills: tuple[str, ...]
    self_check: SelfCheck | None

    def bullets(self) -> tuple[tuple[str, Bullet], ...]:
        """Every bullet with its JSON pointer inside the CV."""
        blocks = [(f"/experience/{n}", item.bullets) for n, item in enumerate(self.experience)]
        blocks += [(f"/projects/{n}", item.bullets) for n, item in enumerate(self.projects)]
        return tuple((f"{at}/bullets/{n}", bullet) for at, bullets in blocks for n, bullet in enumerate(bullets))


class InsufficientProfile(Noun):
    """The honest answer when the profile does not hold what the posting needs."""

    kind: Literal["insufficient"]
    reasons: Annotated[tuple[str, ...], Field(min_length=1)]
    missing_skills: tuple[str, ...]
    suggestions: tuple[str, ...]


class CvAnswer(Noun):
    """What the generation stage returns: one of the two."""

    answer: Annotated[TailoredCV | InsufficientProfile, Field(discriminator="kind")]
