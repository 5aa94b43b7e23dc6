"""What of a profile is dated and goes by a name: studies, certificates, awards, publications."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims import names, places
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.vocabulary import general
from vitaeval.text import dates
from vitaeval.text.dates import PartialDate
from vitaeval.text.normalize import STOPWORDS, Word, words

NAMES = {"e": ("institution", "area"), "c": ("name",), "a": ("title",), "b": ("name", "publisher")}
_DATES = ("date", "releaseDate", "endDate", "startDate")
_SCHOOLS = frozenset(names.tokens("college school institute academy of technology science"))
_SHORT = re.compile(r"[a-z]{3,6}")
_MOST = 0.6
"""Share of the words of a name that a text must have to speak of it."""
_UNIVERSITY = "universi"
_FEW = 2


class Thing(NamedTuple):
    """A study, certificate, award or publication: its tokens, those of nothing else and of these the person's town, its
    dates, their line."""

    tokens: frozenset[str]
    own: frozenset[str]
    town: frozenset[str]
    capitals: frozenset[str]
    dates: tuple[PartialDate, ...]
    line: Line

    def is_told(self, said: Sequence[Word]) -> bool:
        """Whether words speak of it: its short form, or one that is its own and most of its name; the town where
        somebody lives names a school there only beside a word for one."""
        told = {word.stem for word in said}
        own = self.own if any(map(_is_school, said)) else self.own - self.town
        is_named = bool(own & told) and len(self.tokens & told) >= _MOST * len(self.tokens)
        return is_named or any(word.text in self.capitals for word in said)


@lru_cache(maxsize=256)
def things(evidence: Evidence) -> tuple[Thing, ...]:
    """The dated entries whose names nothing else in the profile is called by."""
    named = {(entry, line): _tokens(line) for entry, line in heads(evidence)}
    often = Counter(token for tokens in named.values() for token in tokens)
    town = frozenset(names.tokens(places.home(evidence)))
    found = []
    for (entry, line), tokens in named.items():
        held = held_by(entry, evidence) if entry[0] in NAMES else ()
        own = frozenset(token for token in tokens if often[token] == 1)
        if held and (own - general() or (own and len(tokens) > _FEW)):
            days = tuple(each for _, each in held)
            found.append(Thing(tokens, own, own & town, _capitals(line.text, own), days, held[0][0]))
    return tuple(found)


def heads(evidence: Evidence) -> Iterator[tuple[str, Line]]:
    """What entries are called: each name, title, subject, with its entry."""
    fields = {**NAMES, "w": ("name", "position"), "v": ("organization", "position"), "p": ("name",)}
    for entry in evidence.entries:
        for field in fields.get(entry[0], ()):
            line = evidence.field(entry, field)
            if line is not None:
                yield entry, line


def _tokens(line: Line) -> frozenset[str]:
    bare = (token for token in names.tokens(line.text) if not token.isdigit() and not token.startswith(_UNIVERSITY))
    return frozenset(bare) - _SCHOOLS


def _capitals(text: str, own: Set[str]) -> frozenset[str]:
    """Short forms: those that stand in the name, and its first letters."""
    written = frozenset(word.casefold() for word in re.findall(r"\b[A-Z]{3,6}\b", text)) & own
    letters = "".join(word.text[0] for word in words(text) if word.text not in STOPWORDS)
    return written | ({letters} if _SHORT.fullmatch(letters) else set())


def held_by(entry: str, evidence: Evidence) -> list[tuple[Line, PartialDate]]:
    """The dates of an entry with their lines, the last day first, and those that its own words name."""
    fields = [line for name in _DATES if (line := evidence.field(entry, name))]
    found = [(line, parsed) for line in fields if (parsed := dates.parse(line.text))]
    further = (line for line in evidence.of_entry(entry) if line not in fields)
    return found + [
        (found[0][0], each.date) for line in further for each in dates.find(line.text) if found and each.date
    ]


def _is_school(word: Word) -> bool:
    return word.stem in _SCHOOLS or word.stem.startswith(_UNIVERSITY)
