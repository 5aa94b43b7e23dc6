"""What a person's record says, read as plainly as possible, so that nothing true is planted as a lie."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from vitaeval.schema.base import Noun
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.lexicon import key, names

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_IN_WORDS = {
    word: float(value)
    for value, word in (
        *enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()),
        *((13 + n, word) for n, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen".split())),
        *((20 + 10 * n, word) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty".split())),
        *((ratio, word) for ratio, word in ((100, "hundred"), (1000, "thousand"), (12, "dozen"), (2, "twice"))),
    )
}
_FREE = frozenset(
    "a an and at for from in of on or the to with inc ltd llc gmbh co corp corporation company group plc "
    "university college school institute of state department services service systems solutions center centre "
    "senior junior lead principal head chief assistant associate manager engineer developer specialist officer "
    "certified certificate certification professional license licence level science arts technology".split()
)


@lru_cache(maxsize=256)
def said(document: Noun) -> str:
    """Everything that a record or an entry says, as one plain text."""
    return plainly(" ".join(_strings(document.model_dump(mode="json"))))


def plainly(text: str) -> str:
    """Casefolded, with accents, dashes and spaces brought to one form."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[‐‑–—]", "-", folded).split())


def is_foreign(name: str, profile: Profile) -> bool:
    """Whether a name tells of something that the record nowhere mentions: none of its own words stands there.

    Words that many names share ("university", "senior", "inc") decide nothing; a name that consists of them
    only is never foreign.
    """
    there = _words(said(profile))
    own = {word for word in _words(plainly(name)) if word not in _FREE and not word.isdigit()}
    return bool(own) and not any(word in there or _stem(word) in there for word in own)


def is_foreign_skill(skill: str, profile: Profile) -> bool:
    """Whether neither the skill nor any other name of it, nor a part or whole of it, stands in the record."""
    text = said(profile)
    home = names().get(key(skill))
    spellings = {skill, *((home.canonical, *_aliases(home.canonical)) if home else ())}
    pieces = {word for spelling in spellings for word in _WORD.findall(plainly(spelling)) if len(word) >= 2}
    long = {piece for piece in pieces if len(piece) >= 3}
    return is_foreign(skill, profile) and not any(piece in text for piece in long) and not pieces & _words(text)


def is_unlike(line: str, profile: Profile) -> bool:
    """Whether a line tells of other things than the record: at most a quarter of its longer words stand there."""
    there = said(profile)
    words = [word for word in _words(plainly(line)) if len(word) >= 5]
    return len(words) >= 3 and sum(word[:5] in there for word in words) <= len(words) / 4


def figures(document: Noun) -> frozenset[float]:
    """Every number that stands in a record or an entry, in digits or words."""
    text = said(document)
    written = (float(found.replace(",", "")) for found in _NUMBER.findall(text))
    return frozenset((*written, *(_IN_WORDS[word] for word in _words(text) if word in _IN_WORDS)))


@lru_cache(maxsize=1)
def _homes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for at, name in names().items():
        found.setdefault(name.canonical, []).append(" ".join(at))
    return {canonical: tuple(spellings) for canonical, spellings in found.items()}


def _aliases(canonical: str) -> tuple[str, ...]:
    return _homes().get(canonical, ())


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _decoded(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _decoded(text: str) -> Iterable[str]:
    try:
        yield from _strings(json.loads(text))
    except json.JSONDecodeError:
        return


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def _stem(word: str) -> str:
    return word.rstrip("s")
