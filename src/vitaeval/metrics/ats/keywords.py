"""The posting's keywords, and how far a CV brings them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text import dates, umbrellas
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.sections import cv_section, sections
from vitaeval.text.skills import (
    SkillMention,
    canonical,
    find_also,
    implied,
    listed_skills,
    posting_skills,
    profile_skills,
)
from vitaeval.text.tokens import sentences, tokens
from vitaeval.text.verbs import Tense, opening

IN_PROSE = 1.0
ONLY_LISTED = 0.8
COPIED_TOKENS = 12
_ITEMS = re.compile(r"\s*[,;|•·\n]\s*")
_LIST_LINE = re.compile(r"[^,;|•·\n.]{1,40}(?:[,;|•·][^,;|•·\n.]{1,40}){2,}\.?")


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill that the posting asks for; `is_supported` when the profile has it.

    `by` are skills of the profile that a general name stands for (CI/CD: GitHub Actions).
    """

    name: str
    importance: Importance
    is_supported: bool
    by: frozenset[str] = frozenset()


def keywords(posting: JobPosting, profile: Profile) -> tuple[Keyword, ...]:
    """Every skill, field and language that the posting asks for, in its order.

    Found by the table's names, and by those that the profile lists and the posting spells out. A general name is
    supported by what it covers, too.
    """
    held = profile_skills(profile)
    asked = posting_skills(posting, broad=True, also=listed_skills(profile))
    return tuple(_keyword(skill.canonical, skill.importance, held) for skill in asked)


def _keyword(name: str, importance: Importance, held: Mapping[str, str]) -> Keyword:
    is_supported = name in held or umbrellas.covered(name, held) is not None
    return Keyword(name, importance, is_supported, umbrellas.members(name) & held.keys())


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
    """Every skill that a CV names: 1.0 where its text says it, 0.8 where only a skill list does.

    0.0 where it stands in negated or wishful clauses only. A longer name claims those inside it (Spring
    Boot: Spring).
    """
    lists = tuple(skill_lists(text))
    found: dict[str, float] = {}
    for mention in find_also(text, [word.name for word in asked]):
        if negated_or_wishful(text, mention.start, mention.end):
            found.setdefault(mention.canonical, 0.0)
        else:
            _raise(found, mention.canonical, ONLY_LISTED if is_inside(mention, lists) else IN_PROSE)
    for item in _listed(text, lists):
        _raise(found, item, ONLY_LISTED)
    return found


def with_general(named: Mapping[str, float], asked: Sequence[Keyword]) -> dict[str, float]:
    """What is named and not denied, and every general name that is asked and follows: Docker says containerization.

    By the same rule the profile supports it, and from skills of the profile only: whoever may say it has said it.
    It earns what they earn, and nothing where the CV denies it in so many words.
    """
    found = {name: credit for name, credit in named.items() if credit}
    for word in asked:
        if word.name in found or word.name not in named:
            for credit in (ONLY_LISTED, IN_PROSE):
                said = {name: name for name in word.by if named.get(name, 0.0) >= credit}
                if umbrellas.covered(word.name, said) is not None:
                    found[word.name] = max(credit, found.get(word.name, 0.0))
    return found


def skill_lists(text: str) -> Iterator[tuple[int, int]]:
    """Places of skill lists: sections of that name, and elsewhere what stands after such a label or in short items.

    The label opens a sentence ("Skills: Kafka, Docker."); of items it takes a line of three. A line that opens with
    a deed ("Introduced Kafka, Docker, …") is prose, and so is one that states a role or, with its time, a study.
    """
    yield from skill_sections(text)
    for sentence in sentences(text):
        label, colon, _ = sentence.text.strip(" -*•·").partition(":")
        if colon and cv_section(label) == "skills":
            yield text.index(colon, sentence.start) + 1, sentence.end
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip(" -*•·")
        if _LIST_LINE.fullmatch(words) and not _states(words):
            yield line.span()


def _states(line: str) -> bool:
    """Whether the line tells of a deed, or names a role, a study or a certificate with its time."""
    return _is_deed(line) or line.startswith("#") or bool(dates.find(line))


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
