"""A summary that says nothing but facts of the profile."""

from __future__ import annotations

from vitaeval.schema.documents.cv import CvEducation, CvExperience

SKILLS = 4


def summary(
    experience: tuple[CvExperience, ...],
    skills: tuple[str, ...],
    education: tuple[CvEducation, ...],
    years: int | None,
) -> str:
    """At most three sentences: the leading role and the years of work, the best skills, the latest degree."""
    said = (_role(experience, years), _skills(skills), _degree(education))
    return " ".join(f"{sentence.rstrip('.')}." for sentence in said if sentence)


def _role(experience: tuple[CvExperience, ...], years: int | None) -> str:
    if not experience:
        return ""
    lead = experience[0]
    place = " at ".join(part for part in (lead.title, lead.organization) if part)
    return f"{place}, {years} {'year' if years == 1 else 'years'} of work experience" if years else place


def _skills(skills: tuple[str, ...]) -> str:
    best = skills[:SKILLS]
    return f"Skills: {', '.join(best)}" if best else ""


def _degree(education: tuple[CvEducation, ...]) -> str:
    if not education:
        return ""
    latest = max(education, key=lambda item: item.end_date or item.start_date or "")
    return ", ".join(part for part in (latest.degree, latest.area, latest.institution) if part)
