"""Facts about other people and words of postings, from which inventions are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.lexicon import Kind, names
from vitaeval.text.mentions import find

_NO_FIRM = re.compile(r"(?:freelance\w*|self[- ]employed|independent)(?: .*)?", re.IGNORECASE)
"""What stands for an employer where there was none."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What other people's records hold; every field without repeats, in order of first appearance.

    `certificates` are pairs of name and issuer ("" where none is given); `skills` are the concrete ones
    (products, languages, methods with a name of their own) that records and postings mention.
    """

    employers: tuple[str, ...]
    titles: tuple[str, ...]
    institutions: tuple[str, ...]
    areas: tuple[str, ...]
    certificates: tuple[tuple[str, str], ...]
    awards: tuple[str, ...]
    languages: tuple[str, ...]
    places: tuple[str, ...]
    projects: tuple[str, ...]
    skills: tuple[str, ...]
    highlights: tuple[str, ...]

    @classmethod
    def of(cls, profiles: Iterable[Profile], jobs: Iterable[JobPosting] = ()) -> Stock:
        """The stock of these records and postings."""
        people, postings = tuple(profiles), tuple(jobs)
        work = tuple(item for person in people for item in person.work)
        study = tuple(item for person in people for item in person.education)
        return cls(
            employers=_once(item.name for item in work if not _NO_FIRM.fullmatch(item.name or "")),
            titles=_once(item.position for item in work),
            institutions=_once(item.institution for item in study),
            areas=_once(item.area for item in study),
            certificates=_certificates(people),
            awards=_once(item.title for person in people for item in person.awards),
            languages=_once(item.language for person in people for item in person.languages),
            places=_once(item.location for item in work),
            projects=_once(item.name for person in people for item in person.projects if " " in (item.name or "")),
            skills=_once((*_listed(people), *(skill for job in postings for skill in concrete(job.text)))),
            highlights=_once(line for item in work for line in item.highlights),
        )


def concrete(text: str) -> tuple[str, ...]:
    """Skills with a name of their own that a text mentions, in the spelling of the text."""
    return _once(mention.text for mention in find(text) if is_concrete(mention.text))


def is_concrete(skill: str) -> bool:
    """Whether a spelling reads as a name ("Kafka", "C#", "dbt Cloud"), not as an everyday word ("testing")."""
    shouted = skill.isupper() and (" " in skill or len(skill) > 5)
    is_name = len(skill) >= 3 and any(letter.isupper() or letter in "+#." for letter in skill)
    return is_name and not shouted and "certif" not in skill.casefold()


def _listed(people: Iterable[Profile]) -> Iterable[str]:
    known = {name.canonical for name in names().values() if name.kind is Kind.SKILL}
    words = (word for person in people for group in person.skills for word in (*group.keywords, group.name or ""))
    return (word for word in words if word in known and is_concrete(word))


def _certificates(people: Iterable[Profile]) -> tuple[tuple[str, str], ...]:
    held = (item for person in people for item in person.certificates)
    return tuple(dict.fromkeys((item.name, item.issuer or "") for item in held if item.name))


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value and value.strip()))
