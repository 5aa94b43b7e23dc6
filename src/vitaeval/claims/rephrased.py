"""Lines that name a skill in other forms of its words: spelled out, as a deed, as who does it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.initials import stands_for
from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import stems

_ROOT, _BEGINNING = 5, 4
_APART = re.compile(r"[\s-]+")
_NUMBERED = re.compile(r"(?P<letter>[A-Z])(?P<number>\d{2,})")
_NOMINAL = re.compile(r"(?P<root>[a-z]{5,}?)(?:i?ations?|i?t?ions?|ments?|ing)")
"""A deed as a noun."""


def is_abbreviated(name: str) -> bool:
    """Whether one of several words of a name is written as an abbreviation."""
    told = _APART.split(name)
    return len(told) > 1 and any(names.is_short(word) or _NUMBERED.fullmatch(word) for word in told)


def spells_out(name: str, line: Line) -> bool:
    """Whether a line has each word of a name, those in capitals by what they are short for ("FOI requests", "D365")."""
    return all(_has(word, line) for word in _APART.split(name) if word)


def _has(word: str, line: Line) -> bool:
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return re.search(rf"\b{numbered['letter']}\w+ {numbered['number']}\b", line.text) is not None
    if names.is_short(word):
        return stands_for(word, line)
    return stems(word) <= line.stems | general()


def same_roots(tokens: Sequence[str], line: Line) -> bool:
    """Whether a line has every word of a name of two words or more by its root ("competitive analysis")."""
    return len(tokens) > 1 and all(
        token[:_ROOT] in line.roots
        if len(token) >= _ROOT
        else not line.stems.isdisjoint((token, f"{token}er", f"{token}s"))
        for token in tokens
    )


def practised(name: str, evidence: Evidence) -> Line | None:
    """The title of who does what a skill names ("Speechwriter" for "speechwriting"), if nothing makes it smaller."""
    told = names.tokens(name)
    for line in evidence.lines if told and max(map(len, told)) >= _BEGINNING else ():
        held = names.tokens(line.text) if line.field == "position" else ()
        if held and DIMINISHING.isdisjoint(held) and all(any(_does(each, word) for word in held) for each in told):
            return line
    return None


def _does(token: str, word: str) -> bool:
    """Whether a word of a title is that of a skill, or who does it ("test", "tester")."""
    return word == token or (len(token) >= _BEGINNING and word.startswith(token) and word.endswith(("er", "or", "ist")))


def as_a_deed(name: str, evidence: Evidence) -> Line | None:
    """A line that does what a skill of one word names ("reconciled" for "reconciliations")."""
    found = _NOMINAL.fullmatch(name)
    deed = re.compile(rf"\b{found['root']}(?:i?at|it)?\w{{0,3}}\b") if found else None
    return next((line for line in evidence.lines if deed and deed.search(line.plain)), None)
