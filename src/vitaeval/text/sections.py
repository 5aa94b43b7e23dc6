"""Which part of a CV or posting a heading opens."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|\*\*|__|[-=]{2,}\s*)?|[\s:*_#=.–—-]+$")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST = 7
_TELLING, _ALIKE, _FIELD = 6, 0.89, 3
_QUALIFIERS = frozenset(
    "professional selected relevant key additional other core further recent earlier early previous my main major "
    "current past notable academic personal technical highlights".split()
)
_POSTING = frozenset("requirements preferred responsibilities benefits company process".split())
_OF_CV = {
    "qualifications": "education",
    "qualification": "education",
    "skills and experience": "skills",
    "experience and skills": "skills",
}


class Section(NamedTuple):
    """A part of a text under one heading.

    `name` comes from the table; it is empty for unknown headings and before the first. `start` is where
    the body begins, after the heading line; `end` is exclusive.
    """

    name: str
    heading: str
    start: int
    end: int


def section_name(heading: str) -> str | None:
    """The section that a heading opens ("Work history:" -> "experience"), or None.

    CV sections: contact, summary, experience, projects, education, certificates, languages, skills, awards,
    publications, volunteer, interests, references. Posting sections: requirements, preferred,
    responsibilities, benefits, company, process.
    """
    return _names().get(_plain(heading))


@lru_cache(maxsize=4096)
def cv_section(heading: str) -> str | None:
    """The section of a CV that a heading opens, or None; freer than `section_name`.

    Words that only qualify ("selected", "professional") are looked through, and of two things named
    together the first that the table knows decides, but leadership and skills are skills. What only a posting has is no
    section of a CV.
    """
    plain = _plain(re.sub(r"[&/]|(?<!\w)\+", " and ", heading))
    name = _names().get(plain) or _names().get(_plain(heading))
    plain = _head(plain)
    if name is None and plain:
        kept = " ".join(word for word in plain.split() if word not in _QUALIFIERS)
        halves = (kept, *re.split(r"\s+and\s+", kept))
        told = [_names()[half] for half in halves if half in _names()]
        name = "skills" if set(told) == {"volunteer", "skills"} else next(iter(told), None)
    return _OF_CV.get(plain) if name in _POSTING else name


@lru_cache(maxsize=4096)
def kindred_section(heading: str) -> str | None:
    """The section that one word of an unusual or misspelt heading names ("Career Story", "Work Experiance"), or None.

    The noun that it ends in decides before the words in front of it ("Research and teaching skills"); words that name
    most of a CV ("overview") decide last.
    """
    words = [word for word in _head(_plain(heading)).split() if len(word) >= _TELLING]
    found = [
        name
        for word in reversed(words)
        for near in get_close_matches(word, _about_as_long(len(word)), 1, _ALIKE)
        if (name := _single()[near])
    ]
    return next((name for name in found if name != "summary"), None)


def sections(text: str) -> tuple[Section, ...]:
    """The whole text cut at its headings, in order; the piece before the first heading has no heading.

    A heading is a line of at most seven words that the table knows, or a Markdown heading of level one or
    two; level three and below stay inside their section.
    """
    heads = [(name, line.strip(), start, end) for name, line, start, end in _headings(text)]
    opened = [("", "", 0), *((name, line, end) for name, line, _, end in heads)]
    closing = [*(start for _, _, start, _ in heads), len(text)]
    return tuple(Section(*head, end) for head, end in zip(opened, closing, strict=True))


def _headings(text: str) -> list[tuple[str, str, int, int]]:
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        name = section_name(line) if len(line) <= 80 else None
        if name or re.match(r"##?\s", line):
            found.append((name or "", line, start, end))
        start = end
    return found


def _head(plain: str) -> str:
    """A heading without what it says the work was in ("Work in Higher Education")."""
    head, _, field = plain.partition(" in ")
    return head if len(field.split()) <= _FIELD else plain


def _plain(heading: str) -> str:
    words = _LETTERS.findall(_MARKUP.sub("", heading).replace("’", "'").casefold())
    return " ".join(words) if len(words) <= _LONGEST else ""


@cache
def _about_as_long(length: int) -> tuple[str, ...]:
    """Those of one word that a word of this length may be alike: the others differ in too many letters."""
    return tuple(word for word in _single() if 2 * min(len(word), length) >= _ALIKE * (len(word) + length))


@cache
def _single() -> Mapping[str, str]:
    """Headings of one word, with those words that stand for a career."""
    own = {word: name for word, name in _names().items() if " " not in word and name not in _POSTING}
    return MappingProxyType(own | {"career": "experience", "academic": "education", "referee": "references"})


@cache
def _names() -> Mapping[str, str]:
    text = (files("vitaeval.text") / "data" / "sections.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({_plain(row["heading"]): row["section"] for row in rows})
