"""Bad twins of a good CV: answers that a metric must rank below it.

`invented` is written by hand as edits; the others follow from the profile and the good CVs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.golden.documents import first_problem
from vitaeval.schema.documents.cv import (
    Bullet,
    CvCertificate,
    CvEducation,
    CvExperience,
    CvLanguage,
    CvProject,
    TailoredCV,
)
from vitaeval.schema.documents.profile import Profile, Project, Volunteer, Work
from vitaeval.schema.fingerprint import canonical_json
from vitaeval.schema.golden import CvExpected, Edit, Example

PADDING = "as a results-driven team player with a proven track record of going the extra mile"
SUMMARY_PADDING = (
    "Highly motivated, passionate and results-driven professional with excellent communication skills. "
    "Proven track record as a dynamic team player who thinks outside the box! "
    "Responsible for a wide range of duties in a fast-paced environment."
)


def twins(example: Example, siblings: Iterable[Example]) -> dict[str, TailoredCV]:
    """Every bad twin of a `generate_cv` example by name.

    `siblings` are the other examples of the set: the good CV that one of them has for the same profile
    and another posting is the off-job twin. An "insufficient" example has only the dump and inventions.
    """
    expected, profile = example.expected, example.profile
    if not isinstance(expected, CvExpected) or profile is None:
        raise DataError(f"{example.id}: twins exist for tailored CVs only")
    dump = verbatim(profile)
    good = expected.reference
    if not isinstance(good, TailoredCV):
        return {"verbatim": dump, "invented": invented(dump, expected.invented, example.id)}
    found = {
        "verbatim": dump,
        "invented": invented(good, expected.invented, example.id),
        "bloated": bloated(good),
    }
    other = _off_job(example, siblings)
    return found if other is None else {**found, "off_job": other}


def verbatim(profile: Profile) -> TailoredCV:
    """The whole profile poured into a CV: every entry, every highlight, every skill, in file order."""
    return TailoredCV(
        kind="cv",
        headline=profile.basics.label,
        summary=profile.basics.summary or "",
        key_skills=(),
        experience=tuple(_experience(profile)),
        projects=tuple(_projects(profile)),
        education=tuple(
            CvEducation(
                source_id=f"e{n}",
                institution=item.institution,
                degree=item.studyType,
                area=item.area,
                start_date=item.startDate,
                end_date=item.endDate,
            )
            for n, item in enumerate(profile.education, start=1)
        ),
        certificates=tuple(
            CvCertificate(source_id=f"c{n}", name=item.name or "", issuer=item.issuer, date=item.date)
            for n, item in enumerate(profile.certificates, start=1)
        ),
        languages=tuple(CvLanguage(language=item.language or "", fluency=item.fluency) for item in profile.languages),
        skills=tuple(_skills(profile)),
        missing_skills=(),
        self_check=None,
    )


def bloated(good: TailoredCV) -> TailoredCV:
    """The good CV with every line padded by stock phrases: more words, no new fact."""
    values: dict[str, Any] = good.model_dump(mode="json")
    values["summary"] = f"{SUMMARY_PADDING} {good.summary}"
    for block in (*values["experience"], *values["projects"]):
        for bullet in block["bullets"]:
            text = bullet["text"].rstrip(".")
            bullet["text"] = f"Responsible for the following: {text}, {PADDING}."
    return TailoredCV.model_validate_json(canonical_json(values))


def invented(cv: TailoredCV, edits: Iterable[Edit], origin: str) -> TailoredCV:
    """`cv` after the inventions. Raises DataError when an edit does not fit what it claims to replace."""
    values: dict[str, Any] = cv.model_dump(mode="json")
    for edit in edits:
        _apply(values, edit, origin)
    try:
        return TailoredCV.model_validate_json(canonical_json(values))
    except ValidationError as error:
        raise DataError(f"{origin}: invented: makes no CV: {first_problem(error)}") from None


def _apply(values: dict[str, Any], edit: Edit, origin: str) -> None:
    *path, last = edit.pointer.strip("/").split("/")
    try:
        node: Any = values
        for step in path:
            node = node[int(step)] if isinstance(node, list) else node[step]
        if isinstance(node, list) and last == "-":
            node.append(edit.new)
            return
        key: Any = int(last) if isinstance(node, list) else last
        stands = node[key]
    except (KeyError, IndexError, ValueError, TypeError):
        raise DataError(f"{origin}: invented: nothing stands at {edit.pointer}") from None
    if edit.old is not None and stands != edit.old:
        raise DataError(f"{origin}: invented: {edit.pointer} reads {str(stands)[:50]!r}, not {edit.old[:50]!r}")
    node[key] = edit.new


def _off_job(example: Example, siblings: Iterable[Example]) -> TailoredCV | None:
    for other in siblings:
        if other.cluster == example.cluster and other.id != example.id and isinstance(other.expected, CvExpected):
            reference = other.expected.reference
            if isinstance(reference, TailoredCV):
                return reference
    return None


def _bullets(entry_id: str, item: Work | Volunteer | Project) -> tuple[Bullet, ...]:
    lines = enumerate(item.highlights, start=1)
    return tuple(Bullet(text=line, source_ids=(f"{entry_id}.h{n}",)) for n, line in lines if line.strip())


def _experience(profile: Profile) -> Iterable[CvExperience]:
    for entry_id, item in profile.entries():
        if isinstance(item, Work | Volunteer):
            yield CvExperience(
                source_id=entry_id,
                title=item.position or "",
                organization=(item.name if isinstance(item, Work) else item.organization) or "",
                location=item.location if isinstance(item, Work) else None,
                start_date=item.startDate,
                end_date=item.endDate,
                bullets=_bullets(entry_id, item),
            )


def _projects(profile: Profile) -> Iterable[CvProject]:
    for n, item in enumerate(profile.projects, start=1):
        yield CvProject(source_id=f"p{n}", name=item.name or item.description or "", bullets=_bullets(f"p{n}", item))


def _skills(profile: Profile) -> Iterable[str]:
    seen: Mapping[str, None] = dict.fromkeys(
        skill for group in profile.skills for skill in (group.keywords or (group.name,)) if skill
    )
    return seen
