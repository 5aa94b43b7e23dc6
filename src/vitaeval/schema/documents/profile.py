"""A person's career data: JSON Resume 1.0, read liberally, kept strictly.

Source of the field names: the JSON Resume schema v1.0.0. Ids are derived from positions and never
written into the text: `w1` is the first work entry, `w1.h2` its second highlight.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from vitaeval.schema.base import Noun

EntryKind = Literal["work", "volunteer", "project", "education", "certificate", "award", "publication"]

PREFIX: dict[str, EntryKind] = {
    "w": "work",
    "v": "volunteer",
    "p": "project",
    "e": "education",
    "c": "certificate",
    "a": "award",
    "b": "publication",
}


class Location(Noun):
    address: str | None = None
    postalCode: str | None = None
    city: str | None = None
    countryCode: str | None = None
    region: str | None = None


class NetworkProfile(Noun):
    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(Noun):
    """Who the person is and how to reach them."""

    name: str | None = None
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: tuple[NetworkProfile, ...] = ()


class Work(Noun):
    name: str | None = None
    location: str | None = None
    description: str | None = None
    position: str | None = None
    url: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    summary: str | None = None
    highlights: tuple[str, ...] = ()


class Volunteer(Noun):
    organization: str | None = None
    position: str | None = None
    url: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    summary: str | None = None
    highlights: tuple[str, ...] = ()


class Project(Noun):
    name: str | None = None
    description: str | None = None
    highlights: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    startDate: str | None = None
    endDate: str | None = None
    url: str | None = None
    roles: tuple[str, ...] = ()
    entity: str | None = None
    type: str | None = None


class Education(Noun):
    institution: str | None = None
    url: str | None = None
    area: str | None = None
    studyType: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    score: str | None = None
    courses: tuple[str, ...] = ()


class Certificate(Noun):
    name: str | None = None
    date: str | None = None
    url: str | None = None
    issuer: str | None = None


class Award(Noun):
    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


class Publication(Noun):
    name: str | None = None
    publisher: str | None = None
    releaseDate: str | None = None
    url: str | None = None
    summary: str | None = None


class SkillGroup(Noun):
    name: str | None = None
    level: str | None = None
    keywords: tuple[str, ...] = ()


class Language(Noun):
    language: str | None = None
    fluency: str | None = None


class Interest(Noun):
    name: str | None = None
    keywords: tuple[str, ...] = ()


class Reference(Noun):
    name: str | None = None
    reference: str | None = None


class Extra(Noun):
    """A key that JSON Resume 1.0 does not name: where it stood and its value as JSON text."""

    pointer: str
    json_text: str


Entry = Work | Volunteer | Project | Education | Certificate | Award | Publication


class Profile(Noun):
    """One person's whole career record: the only evidence that a generated text may rest on."""

    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    extras: tuple[Extra, ...] = ()

    def sections(self) -> dict[str, tuple[Entry, ...]]:
        """Entries by id prefix, in the order in which a CV usually shows them."""
        return {
            "w": self.work,
            "v": self.volunteer,
            "p": self.projects,
            "e": self.education,
            "c": self.certificates,
            "a": self.awards,
            "b": self.publications,
        }

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its id: `w1`, `w2`, …, `v1`, …, `p1`, …, `e1`, …, `c1`, `a1`, `b1`."""
        for prefix, items in self.sections().items():
            for number, item in enumerate(items, start=1):
                yield f"{prefix}{number}", item

    def entry(self, entry_id: str) -> Entry | None:
        """The entry called `entry_id` (a highlight's id leads to its entry), or None."""
        return dict(self.entries()).get(entry_id.split(".", 1)[0])

    def sources(self) -> dict[str, str]:
        """Text behind each id that a bullet may cite: an entry's own prose, and each highlight."""
        found: dict[str, str] = {}
        for entry_id, item in self.entries():
            found[entry_id] = _prose(item)
            for number, line in enumerate(_lines(item), start=1):
                found[f"{entry_id}.h{number}"] = line
        return found

    def rankable(self) -> tuple[str, ...]:
        """Ids of the entries that compete for space: work, volunteering and projects."""
        return tuple(entry_id for entry_id, _ in self.entries() if entry_id[0] in "wvp")


def _lines(item: Entry) -> tuple[str, ...]:
    """The highlights of an entry (an education's courses count as its highlights)."""
    if isinstance(item, Work | Volunteer | Project):
        return item.highlights
    return item.courses if isinstance(item, Education) else ()


def _prose(item: Entry) -> str:
    """What an entry says beside its highlights, one fact a line."""
    skip = {"highlights", "courses", "url"}
    values = [value for name, value in item if name not in skip]
    flat = [", ".join(value) if isinstance(value, tuple) else value for value in values]
    return "\n".join(value for value in flat if value)
