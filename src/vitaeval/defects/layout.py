"""Other layouts of the same CV: how people and models set headings, roles, dates and bullets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from vitaeval.schema.documents.cv import Bullet, CvExperience, TailoredCV
from vitaeval.schema.documents.profile import Basics

HEADINGS: dict[str, str] = {
    "atx": "## {title}",
    "third": "### {title}",
    "plain": "{title}",
    "colon": "{title}:",
    "caps": "{caps}",
    "bold": "**{title}**",
    "underlined": "{title}\n{rule}",
}
ROLES: dict[str, str] = {
    "at": "{title} at {org}{place_in_brackets}\n{dates}",
    "pipes": "{title} | {org}{place_after_pipe} | {dates}",
    "brackets": "{title}, {org} ({dates})",
    "org_first": "{org}{place_after_comma}\n{title}, {dates}",
    "dates_first": "{dates}  {title}, {org}{place_after_comma}",
    "dates_above": "{dates}\n{title}\n{org}{place_after_comma}",
    "bold": "**{title}** – {org}{place_after_comma}\n*{dates}*",
    "bold_line": "**{title}, {org}** | {dates}",
    "dash": "{org} — {title} ({dates})",
    "atx": "### {title}, {org}{place_after_comma}\n{dates}",
}
DATES = ("as_is", "short", "long", "slash", "dotted")
TITLES: dict[str, tuple[str, ...]] = {
    "summary": ("Summary", "Profile", "Professional Summary", "About Me"),
    "key_skills": ("Key skills", "Core Competencies", "Key Skills"),
    "experience": ("Experience", "Work Experience", "Professional Experience", "Employment History", "Career History"),
    "projects": ("Projects", "Selected Projects", "Personal Projects"),
    "education": ("Education", "Education and Training", "Academic Background"),
    "certificates": ("Certificates", "Certifications", "Licenses and Certifications"),
    "languages": ("Languages", "Language Skills"),
    "skills": ("Skills", "Technical Skills", "Skills and Tools"),
}
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(r"(?P<open>\ue000?)(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?(?P<close>\ue001?)")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a CV is set. `names` gives the heading of each section, in the order of the sections."""

    heading: str
    role: str
    mark: str
    dates: str
    dash: str
    present: str
    names: tuple[tuple[str, str], ...]


def layout(rng: Random, *, heading: str | None = None, role: str | None = None, dates: str | None = None) -> Layout:
    """A layout drawn at random, but for what is given."""
    return Layout(
        heading=heading or rng.choice(tuple(HEADINGS)),
        role=role or rng.choice(tuple(ROLES)),
        mark=rng.choice(("- ", "* ", "• ", "– ")),
        dates=dates or rng.choice(DATES),
        dash=rng.choice((" – ", " - ", "–", " to ", " — ")),
        present=rng.choice(("Present", "present", "Now", "Current", "today")),
        names=tuple((section, rng.choice(names)) for section, names in _ordered(rng)),
    )


def lay_out(basics: Basics, cv: TailoredCV, form: Layout) -> str:
    """The CV in that layout; sections without content are left out. Ends with a line break."""
    name = basics.name or ""
    top = f"# {name}" if form.heading in {"atx", "third"} else f"**{name}**" if form.heading == "bold" else name
    head = "\n".join(line for line in (top, _contact(basics), cv.headline or "") if line.strip("#* "))
    bodies = ((title, "\n".join(_SECTIONS[section](cv, form))) for section, title in form.names)
    return "\n\n".join((head, *(f"{_heading(title, form)}\n{body}" for title, body in bodies if body))) + "\n"


def _ordered(rng: Random) -> list[tuple[str, tuple[str, ...]]]:
    """The summary first, the rest in one of the usual orders."""
    first, *rest = TITLES.items()
    if rng.random() < 0.5:
        rng.shuffle(rest)
    return [first, *rest]


def _heading(title: str, form: Layout) -> str:
    return HEADINGS[form.heading].format(title=title, caps=title.upper(), rule="-" * len(title))


def _contact(basics: Basics) -> str:
    place = basics.location
    city = ", ".join(part for part in (place.city, place.region) if part) if place else ""
    links = (network.url for network in basics.profiles)
    return " | ".join(field for field in (basics.email, basics.phone, city, basics.url, *links) if field)


def _experience(cv: TailoredCV, form: Layout) -> Iterator[str]:
    for number, item in enumerate(cv.experience):
        if number:
            yield ""
        yield _role(item, form)
        yield from _bullets(item.bullets, form)


def _role(item: CvExperience, form: Layout) -> str:
    place, dates = item.location or "", spanned(item.start_date, item.end_date, form)
    line = ROLES[form.role].format(
        title=item.title,
        org=item.organization,
        dates=dates,
        place_after_comma=f", {place}" if place else "",
        place_after_pipe=f" | {place}" if place else "",
        place_in_brackets=f" ({place})" if place else "",
    )
    rows = (re.sub(r" ?\(\)|\*\*(, )?\*\*|\*\*", "", row) if not dates else row for row in line.split("\n"))
    return "\n".join(row.strip(" |,–—") for row in rows if row.strip(" |,*–—"))


def _projects(cv: TailoredCV, form: Layout) -> Iterator[str]:
    for number, item in enumerate(cv.projects):
        if number:
            yield ""
        yield f"**{item.name}**" if "bold" in form.role else item.name
        yield from _bullets(item.bullets, form)


def _education(cv: TailoredCV, form: Layout) -> Iterator[str]:
    for item in cv.education:
        line = ", ".join(part for part in (item.degree, item.area, item.institution) if part)
        dates = spanned(item.start_date, item.end_date, form) if item.end_date or item.start_date else ""
        yield form.mark + (f"{line} ({dates})" if dates else line)


def _certificates(cv: TailoredCV, form: Layout) -> Iterator[str]:
    for item in cv.certificates:
        line = ", ".join(part for part in (item.name, item.issuer) if part)
        yield form.mark + (f"{line} ({_date(item.date, form)})" if item.date else line)


def _languages(cv: TailoredCV, form: Layout) -> Iterator[str]:
    for item in cv.languages:
        yield form.mark + (f"{item.language} ({item.fluency})" if item.fluency else item.language)


def _listed(skills: tuple[str, ...]) -> Iterator[str]:
    if skills:
        yield ", ".join(skills)


_SECTIONS: dict[str, Callable[[TailoredCV, Layout], Iterator[str]]] = {
    "summary": lambda cv, form: iter((cv.summary,) if cv.summary else ()),
    "key_skills": lambda cv, form: _listed(cv.key_skills),
    "experience": _experience,
    "projects": _projects,
    "education": _education,
    "certificates": _certificates,
    "languages": _languages,
    "skills": lambda cv, form: _listed(cv.skills),
}


def _bullets(bullets: tuple[Bullet, ...], form: Layout) -> Iterator[str]:
    for bullet in bullets:
        yield form.mark + bullet.text


def spanned(start: str | None, end: str | None, form: Layout) -> str:
    """From and to in that layout; an open end is named, "" where there is no date."""
    if not start:
        return _date(end, form) if end else ""
    return f"{_date(start, form)}{form.dash}{_date(end, form) if end else form.present}"


def _date(value: str, form: Layout) -> str:
    return _MONTH.sub(lambda found: f"{found['open']}{_month(found, form.dates)}{found['close']}", value)


def _month(found: re.Match[str], style: str) -> str:
    year, month = found["year"], found["month"]
    name = _MONTHS[int(month) - 1]
    forms = {
        "as_is": f"{year}-{month}",
        "short": f"{name[:3]} {year}",
        "long": f"{name} {year}",
        "slash": f"{month}/{year}",
        "dotted": f"{month}.{year}",
    }
    return forms[style]
