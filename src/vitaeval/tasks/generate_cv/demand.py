"""What a posting asks for, held against what a profile shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vitaeval.schema.documents.analysis import Importance, Requirement
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.asked import posting_skills
from vitaeval.text.normalize import stems
from vitaeval.text.skills import canonical, find, profile_skills


@dataclass(frozen=True, slots=True)
class Demand:
    """The skills at stake, by the names to show.

    `met` are skills that the profile lists and the posting names, in the profile's wording; `missing`
    what the posting names and the profile shows nowhere. Musts come before what is nice to have.
    """

    met: tuple[str, ...]
    missing: tuple[str, ...]
    requirements: tuple[Requirement, ...]

    def shown_in(self, text: str) -> tuple[str, ...]:
        """The skills of the posting that `text` shows, in the profile's wording where it lists them."""
        return shown(self.met, text)


def demand(profile: Profile, job: JobPosting) -> Demand:
    """Compare the posting's skills with the profile's.

    A listed skill is asked for when the posting names it under any of its names, or holds all its words.
    """
    asked = {skill.canonical: skill.importance for skill in posting_skills(job)}
    vocabulary = stems(job.text)
    held = profile_skills(profile)
    met = [
        (asked.get(canonical(name), Importance.MUST), name)
        for name in listed_skills(profile)
        if canonical(name) in asked or _all_in(name, vocabulary)
    ]
    missing = [(importance, name) for name, importance in asked.items() if name not in held]
    return Demand(
        met=_musts_first(met),
        missing=_musts_first(missing),
        requirements=tuple(Requirement(name=name, importance=level) for level, name in (*met, *missing)),
    )


def listed_skills(profile: Profile) -> tuple[str, ...]:
    """The skills that the profile lists, each once; a group without keywords is a skill itself."""
    names = (name for group in profile.skills for name in (group.keywords or (group.name or "",)))
    once: dict[str, str] = {}
    for name in filter(None, names):
        once.setdefault(canonical(name), name)
    return tuple(once.values())


def shown(skills: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of `skills` that `text` names, under any of their names or with all their words."""
    known, vocabulary = {mention.canonical for mention in find(text)}, stems(text)
    return tuple(skill for skill in skills if canonical(skill) in known or _all_in(skill, vocabulary))


def _all_in(name: str, vocabulary: frozenset[str]) -> bool:
    needed = stems(name)
    return bool(needed) and needed <= vocabulary


def _musts_first(skills: Iterable[tuple[Importance, str]]) -> tuple[str, ...]:
    ordered = sorted(skills, key=lambda skill: skill[0] is not Importance.MUST)
    return tuple(name for _, name in ordered)
