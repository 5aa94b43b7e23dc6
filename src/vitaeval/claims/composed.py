"""Skills named in words of one's own: made of what the profile tells, though no line of it says so in these words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from vitaeval.claims import names
from vitaeval.claims.derived import DOWN, UP, changes
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.presiding import presides
from vitaeval.claims.smaller import only_helps
from vitaeval.claims.vocabulary import abbreviations, general, rows
from vitaeval.text import skills
from vitaeval.text.normalize import content, stem, stems, words

_ROOT = 5
_LONG = 7
_MOST = 4
_MANAGEMENT = stem("management")
_APART = ("/awards", "/education")
_LEADING = frozenset(
    "management leadership leading supervision supervising coordination delivery planning control".split()
)
_WORK = frozenset(
    map(
        stem,
        "management documentation close closing processing handling preparation reporting paperwork operations"
        " administration maintenance work activities procedures tasks efficiency improvement optimization optimisation"
        " excellence arrangement coordination enquiry inquiry".split(),
    )
)
_TURNS = tuple(
    (frozenset(map(stem, told.split())), re.compile(carried))
    for told, carried in (
        ("reduction cutting saving decrease", rf"{DOWN.pattern}|\b(?:fewer|down|less)\b|\bsav(?:ed|ings?)\b"),
        (
            "consolidation rationalisation rationalization",
            rf"\b(?:consolidat|rationali|merg|unif|combin)\w*|{DOWN.pattern}",
        ),
        ("growth increase expansion", rf"{UP.pattern}|\bup\b"),
        ("leadership", r"\b(?:led|leading|leads|headed|heads|lead (?:an?|the|all|our|\d+|two|three|four|five|six))\b"),
    )
)
"""Changes as nouns, each with the words by which a line tells that something changed this way."""


def composed(name: str, evidence: Evidence) -> Line | None:
    """The line nearest to a plain name whose every special word the profile has; None for names of tools.

    Only for names that the table of skills does not know: a known skill is one thing, whatever its words.
    """
    spelled = " ".join(next(iter(abbreviations().get(word, ())), word) for word in name.split())
    plain = all(word[:1].isalpha() and not any(sign.isupper() for sign in word[1:]) for word in spelled.split())
    if not plain or skills.canonical(name) != name.strip().casefold():
        return None
    tokens = content(words(spelled))
    special = [token for token in tokens if token not in general()]
    known = [token for token in tokens if token in evidence.stems]
    if not tokens or len(tokens) > _MOST or not (special or known):
        return None
    if not all(_is_told(token, evidence, alone=len(tokens) == 1) for token in special):
        return None
    return evidence.nearest(spelled, evidence.lines) if stems(spelled) else None


def _is_told(token: str, evidence: Evidence, *, alone: bool) -> bool:
    """Whether the profile has the word, or (for a long word, or beside others) one of its root."""
    if token in evidence.stems:
        return True
    return len(token) >= (_LONG if alone else _ROOT) and token[:_ROOT] in evidence.prefixes


def worked(name: str, evidence: Evidence) -> Line | None:
    """The line of the work that a known skill names: it has, with its employer and title, every word of the name.

    A general word ("documentation", "practice") need not be there, but one that tells of which work must.
    """
    tokens = frozenset(names.tokens(name))
    told = tokens - _WORK
    if len(tokens) < 2 or not (told - general() or (told and _MANAGEMENT not in tokens)):
        return None
    special = told - general()
    told = special if len(special) > 1 or not all(map(str.isalpha, special)) else told
    lines = telling({"management"} if _MANAGEMENT in tokens else frozenset(), evidence)
    return next((line for line in lines if told <= line.stems or told <= line.stems | _head(line, evidence)), None)


def turned(name: str, evidence: Evidence) -> Line | None:
    """The line that tells of the change which a name of two words or more ends in ("error reduction" for "errors from
    11 to 4"), or what its owner's office leads ("Crew leadership" of a foreman for "Crew of six")."""
    *told, last = names.tokens(name) or ("",)
    if not (set(told) - general() or len(told) > 1):
        return None
    lines = tuple(telling({last}, evidence))
    carried = next((pattern for nouns, pattern in _TURNS if last in nouns), None)
    found = (line for line in lines if carried and set(told) <= line.stems and _turns(carried, line))
    led = name.rsplit(maxsplit=1)[0] if last in _LEADING else ""
    return next(found, None) or next((line for line in lines if led and presides(led, line, evidence)), None)


def _turns(carried: re.Pattern[str], line: Line) -> bool:
    """Whether a line has a word for a change, or its figures change that way."""
    if carried.search(line.plain):
        return True
    is_down = carried.search("fell") is not None
    figures = changes(line) if is_down or carried.search("grew") else ()
    return any(old.value != new.value and (new.value < old.value) is is_down for old, new in figures)


def _head(line: Line, evidence: Evidence) -> frozenset[str]:
    """The words of the employer and title that a line of a role belongs to."""
    if line.entry is None or line.entry[0] not in "wv":
        return frozenset()
    heads = (evidence.field(line.entry, name) for name in ("name", "organization", "position"))
    return frozenset().union(*(head.stems for head in heads if head))


def shown(name: str, evidence: Evidence) -> Line | None:
    """The line whose deed shows a general ability ("Team leadership" for "Led a team of three"; `data/shown.txt`)."""
    told = {word.text for word in words(name)} - {"and"}
    found = (carried for ability, carried in _abilities() if told and told <= ability)
    return next((line for carried in found for line in telling(told, evidence) if carried.search(line.plain)), None)


def telling(told: Set[str], evidence: Evidence) -> Iterator[Line]:
    """The lines that may show an ability: for one of leading, no prize or study, and no help to others."""
    for line in evidence.lines:
        if told.isdisjoint(_LEADING) or not (line.path.startswith(_APART) or only_helps(line.plain)):
            yield line


@cache
def _abilities() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    pairs = (row.partition(" : ")[::2] for row in rows("shown"))
    return tuple(
        (frozenset(named.split()), re.compile("|".join(map(_beginning, carried.split())))) for named, carried in pairs
    )


def _beginning(word: str) -> str:
    """A beginning of words as a pattern; joined by _ it is of several words."""
    return rf"\b{word.replace('_', ' ')}" if word[0].isalpha() or word[0] == "(" else re.escape(word)
