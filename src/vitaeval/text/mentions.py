"""Names of skills: the one form under which each is known, and the places where a text says them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from vitaeval.text.lexicon import Check, Key, Kind, Match, Name, fold, key, matches, names
from vitaeval.text.plausible import in_context
from vitaeval.text.tokens import tokens

_VERSION = re.compile(
    r"[\s\-/]*(?:v(?:ersion)?\.?\s*)?\d+(?:\.\d+|\.x)*\s*\+?(?:\s*(?:or|and)\s+(?:later|newer|above|up))?\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*")
_GENERIC = re.compile(
    r"\s+(?:programming language|programming|scripting|language|framework|library|software|tools?|skills?"
    r"|systems?|platforms?|technolog(?:y|ies)|certifications?|certificate|experience|knowledge)\s*$",
    re.IGNORECASE,
)


_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|\b[\w-]+\.(?:com|org|net|io|dev|edu|gov)\b(?:/\S*)?")
_SIGN_OF_ADDRESS = re.compile(r"@|://|\.\S")
_LONGEST = 6
_READ = frozenset({Kind.SKILL, Kind.FIELD})


class SkillMention(NamedTuple):
    """A skill named in a text: `text == source[start:end]`, and the one name under which it is known."""

    start: int
    end: int
    text: str
    canonical: str


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """The display form of a known skill ("reactjs", "React.js 18" -> "React").

    A name that is not known comes back as normalised, casefolded text, so that equal unknown names stay
    equal. Taken as a name, not as prose: "go" is Go here.
    """
    for spelling in _spellings(_clean(name)):
        known = names().get(key(spelling))
        if known is not None and known.kind is not Kind.PHRASE:
            return known.canonical
    return _clean(name).casefold()


@lru_cache(maxsize=4096)
def find(text: str, *, broad: bool = False) -> tuple[SkillMention, ...]:
    """Every skill that `text` names, longest name first, in order of place, without overlaps.

    Ordinary words and one-letter names count only in their own spelling and in a plausible context. Fields,
    activities and spoken languages ("finance", "procurement", "German") are left out unless `broad`, and
    personal qualities ("teamwork") always: prose uses their words without naming a skill. Nothing is read
    out of web and mail addresses.
    """
    hits = _read(text)
    if not hits:
        return ()
    cased = [hit for hit in hits if hit.is_cased]
    if any(hit.name.check is Check.CONTEXT for hit in cased):
        sure = tuple(hit.place for hit in hits if hit.name.check is Check.NONE)
        nearby = tuple(hit.place for hit in cased)
        loose = (hit.name.check is not Check.CONTEXT or in_context(text, hit.place, sure, nearby) for hit in cased)
        cased = list(compress(cased, loose))
    return tuple([hit.mention for hit in cased if broad or hit.name.kind is Kind.SKILL])


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[SkillMention, ...]:
    """As `find(text, broad=True)` for an item of a list of skills, where no context is needed to tell one."""
    return tuple(hit.mention for hit in _read(text) if hit.is_cased)


def find_also(text: str, also: Iterable[str]) -> tuple[SkillMention, ...]:
    """`find(text, broad=True)`, and the names in `also` where the text spells them out, case aside.

    For skills that the table does not read but somebody lists ("hand tools and test equipment"); they win
    over names of the table at the same place.
    """
    extra = tuple(_spelled(text, {key(name): name for name in also if not _is_read(name)}))
    taken = {place for mention in extra for place in range(mention.start, mention.end)}
    known = (mention for mention in find(text, broad=True) if taken.isdisjoint(range(mention.start, mention.end)))
    return tuple(sorted((*known, *extra), key=lambda mention: mention.start))


@lru_cache(maxsize=4096)
def implied(skill: str) -> tuple[str, ...]:
    """Other skills whose names stand inside the name of a canonical one: Spring Boot names Spring."""
    at = key(skill)
    runs = (
        at[first : first + size] for first in range(len(at)) for size in range(1, min(_LONGEST, len(at) - first) + 1)
    )
    inside = (names()[run] for run in runs if run in names() and len("".join(run)) > 1)
    return tuple(
        dict.fromkeys(name.canonical for name in inside if name.kind is Kind.SKILL and name.canonical != skill)
    )


class _Hit(NamedTuple):
    """A name found in a text, before its spelling and context are judged."""

    mention: SkillMention
    name: Name

    @property
    def place(self) -> tuple[int, int]:
        return self.mention.start, self.mention.end

    @property
    def is_cased(self) -> bool:
        return self.name.check is Check.NONE or self.mention.text in self.name.forms


def _read(text: str) -> tuple[_Hit, ...]:
    hits = [_hit(text, match) for match in matches(text) if match.name.kind in _READ]
    if not hits or not _SIGN_OF_ADDRESS.search(text):
        return tuple(hits)
    addresses = [each.span() for each in _ADDRESS.finditer(text)]
    return tuple(hit for hit in hits if not any(start <= hit.place[0] < end for start, end in addresses))


def _hit(text: str, match: Match) -> _Hit:
    start, end = match.start, match.end
    return _Hit(SkillMention(start, end, text[start:end], match.name.canonical), match.name)


def _clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split()).strip(" ,;:•·*-–—")


def _spellings(name: str) -> Iterator[str]:
    """The name, then the same without version, aside or generic last word, most faithful first."""
    yield name
    bare = _VERSION.sub("", name)
    yield bare
    outside = _ASIDE.sub(" ", bare).strip()
    yield outside
    yield _GENERIC.sub("", outside)
    yield from (aside for aside in _ASIDE.findall(bare))


def _is_read(name: str) -> bool:
    known = names().get(key(name))
    return known is not None and known.kind in _READ


def _spelled(text: str, sought: Mapping[Key, str]) -> Iterator[SkillMention]:
    """The longest of the sought names at each place, left to right."""
    sizes = sorted({len(run) for run in sought if run}, reverse=True)
    found = tokens(text) if sizes else ()
    folded = tuple(fold(token.text) for token in found)
    at = 0
    while at < len(found):
        runs = (folded[at : at + size] for size in sizes)
        run = next((run for run in runs if run in sought), ())
        if run:
            start, end = found[at].start, found[at + len(run) - 1].end
            yield SkillMention(start, end, text[start:end], sought[run])
        at += len(run) or 1
