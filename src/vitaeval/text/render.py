"""The delivered CV: contact data and tailored content as one clean text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.schema.documents.cv import (
    Bullet,
    CvCertificate,
    CvEducation,
    CvExperience,
    CvLanguage,
    TailoredCV,
)
from vitaeval.schema.documents.profile import Basics, Location

PRESENT = "Present"


def render(basics: Basics, cv: TailoredCV) -> str:
    """The CV as a person gets it, and as every text, length and ATS check reads it.

    Markdown that is good plain text too: the name on the first line, contact data on the second, then the
    headline and the sections Summary, Key skills, Experience, Projects, Education, Certificates, Languages
    and Skills in this order; empty ones are left out. A role's line reads
    "Title, Organization, Place | 2019-03 – Present". White space inside a field becomes single spaces, so
    that no field can open a section of its own. Ends with a line break.
    """
    head = (f"# {_flat(basics.name)}" if _flat(basics.name) else "", _contact(basics), _flat(cv.headline))
    blocks = ["\n".join(line for line in head if line)]
    blocks += [f"## {title}\n\n{body}" for title, body in _sections(cv) if body]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _sections(cv: TailoredCV) -> Iterator[tuple[str, str]]:
    yield "Summary", _flat(cv.summary)
    yield "Key skills", _listed(cv.key_skills)
    yield "Experience", "\n\n".join(_role(item) for item in cv.experience)
    yield "Projects", "\n\n".join(_entry(_flat(item.name), item.bullets) for item in cv.projects)
    yield "Education", _lines(map(_education, cv.education))
    yield "Certificates", _lines(map(_certificate, cv.certificates))
    yield "Languages", _lines(map(_language, cv.languages))
    yield "Skills", _listed(cv.skills)


def _contact(basics: Basics) -> str:
    place = _place(basics.location)
    links = (network.url for network in basics.profiles)
    fields = (basics.email, basics.phone, place, basics.url, *links)
    return " | ".join(dict.fromkeys(text for text in map(_flat, fields) if text))


def _place(location: Location | None) -> str:
    return _joined(location.city, location.region, location.countryCode) if location else ""


def _role(item: CvExperience) -> str:
    line = _dated(_joined(item.title, item.organization, item.location), item.start_date, item.end_date)
    return _entry(line, item.bullets)


def _entry(line: str, bullets: tuple[Bullet, ...]) -> str:
    return "\n".join((f"### {line}", *(f"- {_flat(bullet.text)}" for bullet in bullets)))


def _education(item: CvEducation) -> str:
    line = _joined(_joined(item.degree, item.area), item.institution)
    return _dated(line, item.start_date, item.end_date)


def _certificate(item: CvCertificate) -> str:
    return _dated(_joined(item.name, item.issuer), None, item.date)


def _language(item: CvLanguage) -> str:
    return " – ".join(text for text in map(_flat, (item.language, item.fluency)) if text)


def _dated(line: str, start: str | None, end: str | None) -> str:
    dates = f"{_flat(start)} – {_flat(end) or PRESENT}" if start else _flat(end)
    return f"{line} | {dates}" if dates else line


def _joined(*fields: str | None) -> str:
    return ", ".join(text for text in map(_flat, fields) if text)


def _listed(skills: Iterable[str]) -> str:
    return ", ".join(text for text in map(_flat, skills) if text)


def _lines(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items if item)


def _flat(text: str | None) -> str:
    """One line, with nothing left of a mark that would start a heading, list or table."""
    return " ".join((text or "").split()).lstrip("#*•|> ")
