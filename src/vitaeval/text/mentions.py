"""Names of skills: the one form under which each is known, and the places where a text says them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.text.lexicon import Check, Match, key, matches, names
from vitaeval.text.plausible import in_context
from vitaeval.text.tokens import Span, tokens

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


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill named in a text: `text == source[start:end]`, and the one name under which it is known."""

    start: int
    end: int
    text: str
    canonical: str


def canonical(name: str) -> str:
    """The display form of a known skill ("reactjs", "React.js 18" -> "React").

    A name that is not known comes back as normalised, casefolded text, so that equal unknown names stay
    equal. Taken as a name, not as prose: "go" is Go here.
    """
    for spelling in _spellings(_clean(name)):
        known = names().get(key(spelling))
        if known is not None and known.canonical is not None:
            return known.canonical
    return _clean(name).casefold()


def is_known(name: str) -> bool:
    """Whether the table has this skill under any of its names."""
    return any(
        (known := names().get(key(spelling))) is not None and known.canonical is not None
        for spelling in _spellings(_clean(name))
    )


@lru_cache(maxsize=4096)
def find(text: str, *, broad: bool = False) -> tuple[SkillMention, ...]:
    """Every skill that `text` names, longest name first, in order of place, without overlaps.

    Ordinary words and one-letter names count only in their own spelling and in a plausible context. Fields
    and subjects ("finance", "software development") and spoken languages are left out unless `broad`.
    """
    found = tokens(text)
    hits = tuple(hit for hit in matches(text, found) if hit.name.canonical is not None)
    sure = tuple(_span(found, hit) for hit in hits if hit.name.check is Check.NONE)
    cased = tuple(hit for hit in hits if _spelled_right(text, found, hit))
    nearby = tuple(_span(found, hit) for hit in cased)
    kept = (hit for hit in cased if _counts(text, _span(found, hit), hit, (sure, nearby)))
    return tuple(_mention(text, found, hit) for hit in kept if broad or not hit.name.broad)


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


def _span(found: tuple[Span, ...], hit: Match) -> tuple[int, int]:
    return found[hit.first].start, found[hit.last].end


def _mention(text: str, found: tuple[Span, ...], hit: Match) -> SkillMention:
    start, end = _span(found, hit)
    return SkillMention(start, end, text[start:end], hit.name.canonical or "")


def _spelled_right(text: str, found: tuple[Span, ...], hit: Match) -> bool:
    start, end = _span(found, hit)
    return hit.name.check is Check.NONE or text[start:end] in hit.name.forms


def _counts(
    text: str, at: tuple[int, int], hit: Match, others: tuple[tuple[tuple[int, int], ...], ...]
) -> bool:
    return hit.name.check is not Check.CONTEXT or in_context(text, at, *others)
