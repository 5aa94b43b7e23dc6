"""The same content as a cover letter: the person speaks, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from vitaeval.defects.layout import Layout, layout
from vitaeval.defects.typeset import spanned
from vitaeval.schema.documents.cv import CvExperience, TailoredCV
from vitaeval.schema.documents.profile import Basics
from vitaeval.text.verbs import opening

_OPENINGS = (
    "I am writing to apply for {aim}.",
    "Please accept this letter as my application for {aim}.",
    "With this letter I apply for {aim}.",
    "I was glad to see that you are looking for somebody for {aim}.",
)
_ROLES = {
    "As {title} at {org} ({dates}) I {deeds}.": "As {title} ({dates}) I {deeds}.",
    "At {org}, where my title was {title} ({dates}), I {deeds}.": "As {title} ({dates}), I {deeds}.",
    "From my time as {title} with {org} ({dates}): I {deeds}.": "From my time as {title} ({dates}): I {deeds}.",
}
"""How a role is told, and how where the profile names no employer."""
_CLOSINGS = (
    "I would be glad to tell you more in person.",
    "I look forward to hearing from you.",
    "Thank you for your time; I would welcome a conversation.",
)
_STOP = re.compile(r"[\s.]*(\ue001?)[\s.]*$")
_ROLES_TOLD, _DEEDS_TOLD, _SKILLS_TOLD = 3, 3, 8


@dataclass(frozen=True, slots=True)
class Letter:
    """How a letter is worded: `aim` is the position applied for, `form` gives dates their shape."""

    aim: str
    opening: str
    role: str
    closing: str
    form: Layout


def letter(rng: Random, title: str | None, company: str | None) -> Letter:
    """A letter for that position, its wording drawn at random."""
    place = f" at {company}" if company else ""
    aim = f"the position of {title}{place}" if title else f"the open position{place}"
    return Letter(aim, rng.choice(_OPENINGS), rng.choice(tuple(_ROLES)), rng.choice(_CLOSINGS), layout(rng))


def write_letter(basics: Basics, cv: TailoredCV, form: Letter) -> str:
    """The letter: the last roles with their first deeds, then studies, certificates, languages and skills."""
    paragraphs = (
        "Dear Hiring Team,",
        form.opening.format(aim=form.aim),
        cv.summary,
        *(_role(item, form) for item in cv.experience[:_ROLES_TOLD]),
        " ".join(_facts(cv)),
        form.closing,
        f"Kind regards,\n{basics.name or ''}",
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip()) + "\n"


def _role(item: CvExperience, form: Letter) -> str:
    deeds = [_deed(bullet.text) for bullet in item.bullets if opening(bullet.text)][:_DEEDS_TOLD]
    if not deeds:
        return ""
    dates = spanned(item.start_date, item.end_date, form.form)
    role = form.role if item.organization else _ROLES[form.role]
    told = role.format(title=item.title, org=item.organization, dates=dates, deeds=deeds[0])
    return " ".join((told.replace(" ()", ""), *(f"I also {deed}." for deed in deeds[1:])))


def _deed(text: str) -> str:
    """A bullet as it goes on behind "I"."""
    first = re.search(r"\w", text)
    at = first.start() if first else 0
    return _STOP.sub(r"\1", text[:at] + text[at : at + 1].lower() + text[at + 1 :])


def _facts(cv: TailoredCV) -> Iterator[str]:
    for item in cv.education:
        if item.degree and item.institution:
            subject = f" in {item.area}" if item.area else ""
            yield f"I completed my {item.degree}{subject} at {item.institution}."
    if cv.certificates:
        yield f"My certificates: {'; '.join(item.name for item in cv.certificates)}."
    if cv.languages:
        spoken = (f"{item.language} ({item.fluency})" if item.fluency else item.language for item in cv.languages)
        yield f"I speak {' and '.join(spoken)}."
    if skills := (*cv.key_skills, *cv.skills)[:_SKILLS_TOLD]:
        yield f"I work with {', '.join(skills)}."
