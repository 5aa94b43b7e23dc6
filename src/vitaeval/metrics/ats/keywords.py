"""The posting's keywords, and how far a CV brings them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text import umbrellas
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.sections import sections
from vitaeval.text.skills import (
    SkillMention,
    canonical,
    find_also,
    implied,
    listed_skills,
    posting_skills,
    profile_skills,
)
from vitaeval.text.tokens import tokens
from vitaeval.text.verbs import Tense, opening

IN_PROSE = 1.0
ONLY_LISTED = 0.8
COPIED_TOKENS = 12
_ITEMS = re.compile(r"\s*[,;|•·\n]\s*")
_LIST_LINE = re.compile(r"[^,;|•·\n.]{1,40}(?:[,;|•·][^,;|•·\n.]{1,40}){2,}\.?")


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill that the posting asks for; `is_supported` when the profile has it."""

    name: str
    importance: Importance
    is_supported: bool


def keywords(posting: JobPosting, profile: Profile) -> tuple[Keyword, ...]:
    """Every skill, field and language that the posting asks for, in its order.

    Found by the table's names, and by those that the profile lists and the posting spells out. A general name is
    supported by what it covers (CI/CD by GitHub Actions).
    """
    held = profile_skills(profile)
    asked = posting_skills(posting, broad=True, also=listed_skills(profile))
    return tuple(Keyword(skill.canonical, skill.importance, _supports(held, skill.canonical)) for skill in asked)


def _supports(held: Mapping[str, str], name: str) -> bool:
    return name in held or umbrellas.covered(name, held) is not None


def own_words(text: str, posting: str) -> str:
    """`text` with every run of 12 or more tokens that also stands in `posting` blanked out, offsets kept.

    A posting pasted into a CV says nothing about the person. Shorter runs (a duty in the posting's
    wording, a few skills in the same order) stay.
    """
    theirs = _runs([token.text.casefold() for token in tokens(posting)])
    found = tokens(text)
    ours = [token.text.casefold() for token in found]
    kept = list(text)
    for at in range(len(ours) - COPIED_TOKENS + 1):
        if tuple(ours[at : at + COPIED_TOKENS]) in theirs:
            start, end = found[at].start, found[at + COPIED_TOKENS - 1].end
            kept[start:end] = " " * (end - start)
    return "".join(kept)


def credits(text: str, asked: Sequence[Keyword]) -> dict[str, float]:
    """Every skill that a CV claims: 1.0 where prose says it, 0.8 where only a skill list does.

    Mentions in negated or wishful clauses claim nothing. A longer name claims those inside it (Spring
    Boot: Spring). A line of at least three short items counts as a skill list under any heading.
    """
    lists = tuple(skill_lists(text))
    found: dict[str, float] = {}
    for mention in find_also(text, [word.name for word in asked]):
        if not negated_or_wishful(text, mention.start, mention.end):
            credit = ONLY_LISTED if is_inside(mention, lists) else IN_PROSE
            _raise(found, mention.canonical, credit)
    for item in _listed(text, lists):
        _raise(found, item, ONLY_LISTED)
    return found


def skill_lists(text: str) -> Iterator[tuple[int, int]]:
    """Places of skill lists: sections of that name, and lines that hold nothing but short items.

    A line that opens with a deed ("Introduced Kafka, Docker, …") is prose.
    """
    yield from skill_sections(text)
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip(" -*•·")
        if _LIST_LINE.fullmatch(words) and not _is_deed(words):
            yield line.span()


def _is_deed(line: str) -> bool:
    verb = opening(line)
    return verb is not None and verb.tenses == {Tense.PAST}


def skill_sections(text: str) -> Iterator[tuple[int, int]]:
    """Places of the sections of that name; a role whose own heading is lost ends one."""
    for section in sections(text):
        if section.name == "skills":
            role = text.find("\n### ", section.start, section.end)
            yield section.start, section.end if role < 0 else role


def is_inside(mention: SkillMention, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the mention starts within one of the places."""
    return any(start <= mention.start < end for start, end in places)


def coverage(group: Sequence[Keyword], credited: Mapping[str, float]) -> float | None:
    """Mean credit over the keywords of a group, in [0, 1]; None for an empty group."""
    return sum(credited.get(word.name, 0.0) for word in group) / len(group) if group else None


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + COPIED_TOKENS]) for at in range(len(words) - COPIED_TOKENS + 1))


def _listed(text: str, lists: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Items of skill lists by their whole name: there "r" and "excel" need no context."""
    for start, end in lists:
        for item in filter(str.strip, _ITEMS.split(text[start:end])):
            if not negated_or_wishful(item, len(item), len(item)):
                yield canonical(item.strip(" -*•·."))


def _raise(found: dict[str, float], skill: str, credit: float) -> None:
    for name in (skill, *implied(skill)):
        found[name] = max(credit, found.get(name, 0.0))
