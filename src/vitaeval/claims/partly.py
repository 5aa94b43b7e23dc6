"""Abilities in common words that a profile holds in part: wording more likely than an invention."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.qualities import is_quality
from vitaeval.claims.vocabulary import general, listed
from vitaeval.text import skills
from vitaeval.text.lexicon import Kind, key, names
from vitaeval.text.mentions import SkillMention, named
from vitaeval.text.normalize import STOPWORDS, Word, plain, stem, stems, words

_ROOT = 5
_MOST = 8
_LEADING, _PEOPLE = frozenset({"leadership", "supervision"}), frozenset({"people", "staff", "team", "teams"})
"""To lead others is a deed: who names it with those that were led has done it or not."""
_DEED = re.compile(r"(?P<root>[a-z]{4,}?)(?:i?cation|ation|tion|ion|ment|al|ance)s?")
_VERBAL = ("", "e", "y", "ate", "ify")
"""How the verb of such a noun may end."""
_ASIDE = re.compile(r"\s*\([^()\d]*\)")


@lru_cache(maxsize=4096)
def is_held_in_part(name: str, evidence: Evidence, asked: Set[str] | None = None) -> bool:
    """Whether a name is put together from common words, one of which at least the profile uses for its own work.

    "Team leadership", "discovery practice", "KQL queries": to who led a team, does discovery or uses KQL they are
    another way to put it, or a small step beyond it; so is a personal quality ("problem solving") to anybody. Where
    `asked` (the stems of the posting) has a word that the profile lacks, the last word has to be the profile's, or to
    say nothing in particular, or to stand beside a tool of its own: "Medicaid billing" for a posting about billing is
    no wording for visits to Medicaid offices. Products and skills that the table knows and the profile lacks, and
    names of fields of work, never are.
    """
    told = _ASIDE.sub("", name)
    if any(map(_is_product, _unheld(name, evidence))):
        return False
    special = [word for word in words(told) if word.text not in STOPWORDS]
    kind = _kind(told)
    if not 0 < len(special) <= _MOST or kind is Kind.FIELD or not _is_plain(told, evidence):
        return False
    if len(special) > 1 and special[-1].text in _LEADING | ({"management"} if special[0].text in _PEOPLE else set()):
        return False
    if all(map(_is_vague, special)):
        return kind is not Kind.SKILL
    held = [word for word in special if _is_held(word, evidence)]
    is_own = has_tool(told) or any(skills.canonical(word) in evidence.skills for word in told.split()[:-1])
    is_open = is_own or _is_held(special[-1], evidence) or _is_vague(special[-1])
    if is_open and any(word.stem not in general() for word in held):
        return True
    is_asked = asked is not None and any(word.stem in asked for word in special if word not in held)
    is_skill = any(_kind(each.canonical) is Kind.SKILL for each in _unheld(told, evidence))
    return bool(held) and not is_asked and not is_skill


def has_tool(text: str) -> bool:
    """Whether a text speaks of something that goes by a name of its own ("KQL queries")."""
    return any(_is_product(found) for found in named(text))


def _unheld(name: str, evidence: Evidence) -> list[SkillMention]:
    """The known skills within a name that the profile does not hold."""
    return [
        found
        for found in named(name)
        if found.canonical not in evidence.skills and not stems(found.text) <= evidence.stems
    ]


def _is_vague(word: Word) -> bool:
    """Whether a word or its verb says nothing in particular, or names a personal quality."""
    return word.stem in general() or is_quality(word.text) or _is_vague_deed(word.text)


@cache
def _verbs() -> frozenset[str]:
    return listed("general")


def _is_vague_deed(noun: str) -> bool:
    """Whether a noun is that of a verb that says nothing in particular ("identification")."""
    found = _DEED.fullmatch(noun)
    return found is not None and not _verbs().isdisjoint(found["root"] + ending for ending in _VERBAL)


def _kind(name: str) -> Kind | None:
    """What the table of skills knows the whole of a name to be."""
    known = names().get(key(name))
    return known.kind if known else None


def _is_plain(name: str, evidence: Evidence) -> bool:
    """Whether a name is made of common words, of names and figures that the profile has, and of what these are."""
    kinds = {plain(found.text) for found in named(name) if found.start and not _is_product(found)}
    strange = (word for word in re.findall(r"\w+", name) if not word[0].isalpha() or re.search(r"[A-Z\d]", word[1:]))
    return all(stem(plain(word)) in evidence.stems or plain(word) in STOPWORDS | kinds for word in strange)


def _is_product(found: SkillMention) -> bool:
    """Whether a known skill is called by a name of its own rather than by common words."""
    return _kind(found.canonical) is Kind.SKILL and not any(map(str.islower, found.canonical.split()[1:]))


def _is_held(word: Word, evidence: Evidence) -> bool:
    return word.stem in evidence.stems or (len(word.stem) >= _ROOT and word.stem[:_ROOT] in evidence.prefixes)
