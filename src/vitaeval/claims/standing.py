"""Whose deputy somebody is: the shift leader's assistant told as the shift leader, a cellist as the principal one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims import cues
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import unclaimed
from vitaeval.text.worded import Worded

_LESS = r"(?:deputy|assistant|asst\.?|associate|vice|acting|junior|trainee|interim|co)[ -]"
_LESSER = re.compile(rf"\b{_LESS}(?P<post>professor\b|[a-z]+ [a-z]+)")
_BEFORE = re.compile(
    rf"(?:{_LESS}|\b(?:the|our|my|your|his|her|their|to|with|for|by|under|of|an?|former|next|other|every|each"
    r"|aspiring) )$"
)
_SMALL = re.compile(rf"\b{_LESS}$")
_WINDOW = 40
_CALLED = re.compile(r"\b(?:as|am|was|became|become|been|being|i'm|is) (?:an? |the )?$")
_FOR_A_TIME = re.compile(
    r"\b(?:act(?:ed|ing|s)|stood in|stepp(?:ed|ing) in|fill(?:ed|ing) in|cover(?:ed|ing)) as (?:an? |the )?$"
)
"""Words for holding a post in somebody's place, as an acting one."""
_OTHERS = re.compile(
    r"\b(?:the|our|my|his|her|their|to|with|under|by|for|help\w*|assist\w*|support\w*|deputi\w*) (?:[\w'-]+ ){0,2}$"
)
_APPOINTED = re.compile(
    r"\b(?:as|am|was|became|become|been|being|i'm|is|made|named|appointed|elected|promot\w+ to) (?:an? |the )?"
    r"(?:[\w'-]+ ){0,2}$"
)
_RANKED = Worded(
    r"(?:^\W*|(?<=[.!?;] )|\bas (?:an? |the )?)(?P<rank>head|principal|chief|lead|executive|managing)"
    r" (?P<post>[a-z]+)(?=[ ,.;:]|$)"
)


def standings(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Posts told without the word that makes them smaller in the profile, or with one that makes them greater."""
    low = plain(passage.text)
    for post, line in _lesser(scene.evidence):
        for found in () if post not in low else re.finditer(rf"\b{re.escape(post)}\b", low):
            if _is_own(_ahead(low, found.start())) and not unclaimed(passage.text, *found.span()):
                ruling = contradicted("the profile gives a smaller post", line)
                yield claim(passage, ClaimType.TITLE, found.span(), ruling)
    for found in _RANKED.finditer(low):
        if _is_raised(found["rank"], found["post"], scene.evidence) and not unclaimed(passage.text, *found.span()):
            start = found.start("rank")
            yield claim(passage, ClaimType.TITLE, (start, found.end()), unsupported("the profile gives no such rank"))


def _ahead(text: str, at: int) -> str:
    """The words right before an offset."""
    return text[max(0, at - _WINDOW) : at]


def is_of_others(low: str, at: int) -> bool:
    """Whether the word for a post at an offset of a plain text is part of what somebody else is called."""
    before = _ahead(low, at)
    return _OTHERS.search(before) is not None and _APPOINTED.search(before) is None


def is_lesser(low: str, at: int) -> bool:
    """Whether a word at an offset of a plain text stands behind one that makes a post smaller ("deputy head")."""
    return _SMALL.search(_ahead(low, at)) is not None


def _is_own(before: str) -> bool:
    """Whether a post is told of the person, and not as somebody else's or already as a smaller one."""
    if _FOR_A_TIME.search(before):
        return False
    return _CALLED.search(before) is not None or _BEFORE.search(before) is None


@lru_cache(maxsize=256)
def _lesser(evidence: Evidence) -> tuple[tuple[str, Line], ...]:
    """The posts that the profile only ever names with a word that makes them smaller, with the line that does."""
    found: dict[str, Line] = {}
    for line in evidence.lines:
        for lesser in _LESSER.finditer(line.plain):
            if cues.is_title(lesser["post"].split()[-1]):
                found.setdefault(lesser["post"], line)
    return tuple((post, line) for post, line in found.items() if not _is_held_whole(post, evidence))


def _is_held_whole(post: str, evidence: Evidence) -> bool:
    named = re.finditer(rf"\b{re.escape(post)}\b", evidence.plain)
    return any(_SMALL.search(_ahead(evidence.plain, each.start())) is None for each in named)


def _is_raised(rank: str, post: str, evidence: Evidence) -> bool:
    """Whether somebody was employed in a post, and the profile nowhere gives them this rank or tells of its deed."""
    held = evidence.plain
    titles = (line for line in evidence.lines if line.field == "position")
    if not any(re.search(rf"\b{re.escape(post)}\b", line.plain) for line in titles):
        return False
    return not any(_is_own(_ahead(held, each.start())) for each in re.finditer(rf"\b{rank}(?:s|ed|ing)?\b", held))
