"""The generation stage without any model: a CV put together from the profile's own sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.cv import (
    Bullet,
    CvAnswer,
    CvCertificate,
    CvEducation,
    CvExperience,
    CvLanguage,
    CvProject,
    InsufficientProfile,
    TailoredCV,
)
from vitaeval.schema.documents.profile import Education, Profile, Project, Volunteer, Work
from vitaeval.schema.golden import Example
from vitaeval.schema.task import Answers
from vitaeval.tasks.generate_cv.selection import select
from vitaeval.tasks.generate_cv.summary import summary
from vitaeval.tasks.generate_cv.tenure import years_of_experience
from vitaeval.tasks.generate_cv.variables import person

NOTHING_IN_COMMON = 0.12
"""A best score below this: no entry shares a skill and hardly a word with the posting."""
KEY_SKILLS = 8
CERTIFICATES = 5
SUGGESTED = 5

Chosen = Mapping[str, tuple[Bullet, ...]]


def baseline_answer(example: Example, answers: Answers) -> CvAnswer:
    """A CV of verbatim lines chosen by the analysis, or "insufficient" when next to nothing matches."""
    profile = person(example)
    analysis = cast(MatchAnalysis, answers["analysis"])
    best = max((item.score for item in analysis.ranked_entries), default=0.0)
    chosen = select(profile, example.job, analysis) if best >= NOTHING_IN_COMMON else {}
    if not chosen:
        return CvAnswer(answer=_insufficient(analysis))
    return CvAnswer(answer=_cv(profile, analysis, chosen, example.as_of))


def _cv(profile: Profile, analysis: MatchAnalysis, chosen: Chosen, as_of: str | None) -> TailoredCV:
    experience = _experience(profile, chosen)
    skills = analysis.recommended_skills
    education = _education(profile)
    years = years_of_experience(profile, as_of)
    return TailoredCV(
        kind="cv",
        headline=profile.basics.label or (experience[0].title or None if experience else None),
        summary=summary(experience, skills, education, years),
        key_skills=skills[:KEY_SKILLS],
        experience=experience,
        projects=_projects(profile, chosen),
        education=education,
        certificates=_certificates(profile),
        languages=tuple(
            CvLanguage(language=item.language, fluency=item.fluency) for item in profile.languages if item.language
        ),
        skills=skills,
        missing_skills=analysis.missing_skills,
        self_check=None,
    )


def _insufficient(analysis: MatchAnalysis) -> InsufficientProfile:
    missing = analysis.missing_skills
    wanted = ", ".join(missing[:SUGGESTED])
    reason = "No work, volunteer or project entry of the profile has anything to say on this posting."
    return InsufficientProfile(
        kind="insufficient",
        reasons=(f"{reason} It asks for {wanted}." if wanted else reason,),
        missing_skills=missing,
        suggestions=("Add entries that show work of the kind that the posting describes, if there was any.",),
    )


def _experience(profile: Profile, chosen: Chosen) -> tuple[CvExperience, ...]:
    """The chosen roles: the most relevant first, the others newest first."""
    roles = [_role(profile, entry_id, chosen[entry_id]) for entry_id in chosen if entry_id[0] in "wv"]
    rest = sorted(roles[1:], key=lambda role: role.start_date or "", reverse=True)
    return (*roles[:1], *rest)


def _role(profile: Profile, entry_id: str, bullets: tuple[Bullet, ...]) -> CvExperience:
    entry = cast(Work | Volunteer, profile.entry(entry_id))
    where = (entry.name, entry.location) if isinstance(entry, Work) else (entry.organization, None)
    return CvExperience(
        source_id=entry_id,
        title=entry.position or "",
        organization=where[0] or "",
        location=where[1],
        start_date=entry.startDate,
        end_date=entry.endDate,
        bullets=bullets,
    )


def _projects(profile: Profile, chosen: Chosen) -> tuple[CvProject, ...]:
    return tuple(
        CvProject(source_id=entry_id, name=cast(Project, profile.entry(entry_id)).name or "", bullets=bullets)
        for entry_id, bullets in chosen.items()
        if entry_id[0] == "p"
    )


def _education(profile: Profile) -> tuple[CvEducation, ...]:
    entries = ((entry_id, entry) for entry_id, entry in profile.entries() if isinstance(entry, Education))
    return tuple(
        CvEducation(
            source_id=entry_id,
            institution=entry.institution,
            degree=entry.studyType,
            area=entry.area,
            start_date=entry.startDate,
            end_date=entry.endDate,
        )
        for entry_id, entry in entries
        if entry.institution
    )


def _certificates(profile: Profile) -> tuple[CvCertificate, ...]:
    found = tuple(
        CvCertificate(source_id=f"c{number}", name=item.name, issuer=item.issuer, date=item.date)
        for number, item in enumerate(profile.certificates, start=1)
        if item.name
    )
    return found[:CERTIFICATES]
