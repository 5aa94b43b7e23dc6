"""A CV as a sequence of passages: each knows where it stands, what it is and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from vitaeval.schema.documents.cv import CvCertificate, CvEducation, CvExperience, CvProject, TailoredCV


class Part(StrEnum):
    """What a passage is; which claims are looked for in it follows from that."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    BULLET = "bullet"
    ITEM = "item"
    TITLE = "title"
    EMPLOYER = "employer"
    PROJECT = "project"
    PLACE = "place"
    START = "start"
    END = "end"
    LASTING = "lasting"
    INSTITUTION = "institution"
    DEGREE = "degree"
    AREA = "area"
    CERTIFICATE = "certificate"
    ISSUER = "issuer"
    DATE = "date"
    LANGUAGE = "language"
    FLUENCY = "fluency"
    SKILL = "skill"


PROSE = frozenset({Part.HEADLINE, Part.SUMMARY, Part.BULLET, Part.ITEM})
"""Parts that are running text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of a CV.

    `where` is the JSON pointer of its field (None in plain text) and `offset` its place in that field.
    `entry` is the id of the profile entry that it is held against (None: the whole profile), `cited` what
    a bullet itself names as its sources; `label` completes a value (the language that a fluency is of, the
    section that an item is listed in, or that all of its line is in capitals), `after` the entry that the
    sentences before it name.
    """

    where: str | None
    offset: int
    text: str
    part: Part
    entry: str | None = None
    cited: tuple[str, ...] = ()
    label: str | None = None
    after: str | None = None

    def under(self, entry: str | None, label: str | None) -> Passage:
        """The passage, held against another entry and with another label."""
        return Passage(self.where, self.offset, self.text, self.part, entry, self.cited, label, self.after)


CAPITALS = "capitals"
"""The label of an item whose whole line is in capitals, so that they say nothing of it."""
_LONGEST = 1_000


def pieces(passage: Passage) -> Iterable[Passage]:
    """The passage in stretches of at most 1 000 characters, cut behind a sentence or a word where there is one.

    Keeps the time for a whole text linear in its length.
    """
    return (passage,) if len(passage.text) <= _LONGEST else _pieces(passage)


def _pieces(passage: Passage) -> Iterator[Passage]:
    text, start = passage.text, 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max(window.rfind(". ") + 1, window.rfind("\n")) or window.rfind(" ") or _LONGEST
        end = start + (cut if cut > 0 else _LONGEST)
        yield replace(passage, text=text[start:end], offset=passage.offset + start)
        start = end
    yield replace(passage, text=text[start:], offset=passage.offset + start)


@dataclass(frozen=True, slots=True)
class Block:
    """A section entry of a CV before it is held against the profile.

    `kind` is the id prefix of the profile section that it belongs to ("w" stands for paid and voluntary
    roles), `source_id` what the CV itself says it comes from. A role without an employer of its own inherits
    `employer` from the header that it stands under; `is_group` marks that header.
    """

    kind: str
    source_id: str | None
    passages: tuple[Passage, ...]
    employer: str | None = None
    is_group: bool = False

    def first(self, part: Part) -> str | None:
        """Text of the first passage that is `part`."""
        return next((passage.text for passage in self.passages if passage.part is part), None)


def loose(cv: TailoredCV) -> Iterator[Passage]:
    """What stands outside the entries: headline, summary, skills, languages."""
    if cv.headline:
        yield Passage("/headline", 0, cv.headline, Part.HEADLINE)
    yield Passage("/summary", 0, cv.summary, Part.SUMMARY)
    for name, items in (("key_skills", cv.key_skills), ("skills", cv.skills)):
        for number, item in enumerate(items):
            yield Passage(f"/{name}/{number}", 0, item, Part.SKILL)
    for number, language in enumerate(cv.languages):
        yield Passage(f"/languages/{number}/language", 0, language.language, Part.LANGUAGE)
        if language.fluency:
            at = f"/languages/{number}/fluency"
            yield Passage(at, 0, language.fluency, Part.FLUENCY, label=language.language)


def blocks(cv: TailoredCV) -> tuple[Block, ...]:
    """Every entry of the structured CV, in its order."""
    return (
        *(_experience(f"/experience/{n}", item) for n, item in enumerate(cv.experience)),
        *(_project(f"/projects/{n}", item) for n, item in enumerate(cv.projects)),
        *(_education(f"/education/{n}", item) for n, item in enumerate(cv.education)),
        *(_certificate(f"/certificates/{n}", item) for n, item in enumerate(cv.certificates)),
    )


Fields = tuple[tuple[str, Part, str | None], ...]


def _passages(at: str, fields: Fields) -> tuple[Passage, ...]:
    return tuple(Passage(f"{at}/{name}", 0, text, part) for name, part, text in fields if text is not None)


def _bullets(at: str, item: CvExperience | CvProject) -> tuple[Passage, ...]:
    return tuple(
        Passage(f"{at}/bullets/{number}/text", 0, bullet.text, Part.BULLET, cited=bullet.source_ids)
        for number, bullet in enumerate(item.bullets)
    )


def _experience(at: str, item: CvExperience) -> Block:
    end = item.end_date if item.end_date or not item.start_date else ""
    fields: Fields = (
        ("title", Part.TITLE, item.title),
        ("organization", Part.EMPLOYER, item.organization),
        ("location", Part.PLACE, item.location),
        ("start_date", Part.START, item.start_date),
        ("end_date", Part.END, end),
    )
    return Block("w", item.source_id, (*_passages(at, fields), *_bullets(at, item)))


def _project(at: str, item: CvProject) -> Block:
    fields: Fields = (("name", Part.PROJECT, item.name),)
    return Block("p", item.source_id, (*_passages(at, fields), *_bullets(at, item)))


def _education(at: str, item: CvEducation) -> Block:
    fields: Fields = (
        ("institution", Part.INSTITUTION, item.institution),
        ("degree", Part.DEGREE, item.degree),
        ("area", Part.AREA, item.area),
        ("start_date", Part.START, item.start_date),
        ("end_date", Part.END, item.end_date),
    )
    return Block("e", item.source_id, _passages(at, fields))


def _certificate(at: str, item: CvCertificate) -> Block:
    fields: Fields = (
        ("name", Part.CERTIFICATE, item.name),
        ("issuer", Part.ISSUER, item.issuer),
        ("date", Part.DATE, item.date),
    )
    return Block("c", item.source_id, _passages(at, fields))
