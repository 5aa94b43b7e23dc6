"""Promotions: to a post that the profile has, and where it knows of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from vitaeval.claims import cues
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.roles import STOP, WORDS, named
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_AS = Worded(
    rf"(?:^|(?<=[.!?] ))As (?:an? |the |our |my )?(?P<title>{WORDS}?)"
    r"(?: there)?(?: (?:at|with) [^\W\d_a-z][^,]{1,50})?(?:,| (?=(?:I|s?he|they|we)\b))"
)
_JOINED = re.compile(r",? and (?:(?:later|then|now|finally) )?")
_PROMOTED = Worded(
    r"\b(?:[Pp]romoted|[Pp]romotion|[Aa]dvanced|[Rr]ose|[Ee]levated|[Aa]ppoint(?:ed|ment))"
    r"(?: \w+ly| internally| twice)?(?: from [\w /-]{3,40}?)?"
    r" (?:to|as|into)(?: the (?:role|position|post) of)?(?: an?| the)? (?P<title>(?:[\w&/+-]+ ){0,7}?[\w&/+-]+)"
    r"(?=[,.;:)]| ?\(|$"
    r"| (?:after|within|in|at|for|from|following|on|and|by|due|where|overseeing|leading|with|based|when)\b)"
)


_MADE = Worded(
    r"\b(?:(?:was|been|got|being) (?:made|named|appointed|elected)|[Nn]amed|[Mm]ade) (?:an? |the )?"
    rf"(?P<title>{WORDS}){STOP}"
)
_RISEN = re.compile(
    r"\b(?:(?:was|been|got|being) promoted|promoted (?:twice|once|\w+ times|early|internally)"
    r"|(?:earn|receiv|gain|w[io]n)\w* (?:an? |two |three |several )?(?:\w+ )?promotions?)\b(?! (?:to|from|as|into)\b)",
    re.IGNORECASE,
)


def promotions(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Posts that a line says somebody was promoted to or had: all their words in one line of the profile.

    A promotion told under one employer is one there.
    """
    told = ((pattern, found) for pattern in (_PROMOTED, _MADE, _AS) for found in pattern.finditer(passage.text))
    for form, found in told:
        title = found["title"]
        is_post = cues.is_title(title) or (form is _PROMOTED and cues.is_written_as_name(title))
        if not is_post or negated_or_wishful(passage.text, *found.span("title")):
            continue
        lines = _risen_to(passage.entry, scene.evidence) if form is _PROMOTED else scene.evidence.lines
        yield claim(passage, ClaimType.TITLE, found.span("title"), _each_named(title, lines))
    yield from _risen(passage, scene)


def _each_named(title: str, lines: Sequence[Line]) -> Ruling:
    """Whether one line names a title, or lines each of those that it joins ("clerk and later manager")."""
    whole = named(title, lines)
    if whole.verdict is ClaimVerdict.SUPPORTED:
        return whole
    rulings = [named(each, lines) for each in _JOINED.split(title)]
    return next((each for each in rulings if each.verdict is not ClaimVerdict.SUPPORTED), rulings[0])


def _risen_to(entry: str | None, evidence: Evidence) -> tuple[Line, ...]:
    """The lines that may tell of a promotion in an entry: those of its employer, and any that speaks of one."""
    here = next((entries for _, entries in evidence.employers if entry in entries), ())
    if not here:
        return evidence.lines
    told = (line for line in evidence.lines if "promot" in line.plain)
    return (*chain.from_iterable(evidence.of_entry(each) for each in here), *told)


def _risen(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Promotions without a post: the profile tells of one, or has two posts at one employer."""
    for found in _RISEN.finditer(passage.text) if "promot" in plain(passage.text) else ():
        if negated_or_wishful(passage.text, *found.span()):
            continue
        told = next((line for line in scene.evidence.lines if "promot" in line.plain), None)
        several = any(len(group) > 1 for _, group in scene.evidence.employers)
        ruling = supported(told) if told or several else unsupported("the profile tells of no promotion")
        yield claim(passage, ClaimType.TITLE, found.span(), ruling)
