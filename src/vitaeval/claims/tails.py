"""What a clause adds behind a true one: ", and raised the sponsorship", "where I designed the chemistry programme"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.figures import near_lines
from vitaeval.claims.novelty import is_novel, is_special
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, unsupported
from vitaeval.claims.vocabulary import listed
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import STOPWORDS, Word, plain, stem, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.verbs import Tense, forms

_TAIL = re.compile(
    r"(?:(?<=[.!?] )|[,;] (?:(?:and|but|where|which|though|while|then) )?|\b(?:and|but|where|which) )"
    r"(?:(?:also|then|there|now|later) )*(?P<person>i (?:(?:also|now|have|had|then|later|even|currently|regularly) )*)?"
    r"(?P<verb>[a-z]+(?:-[a-z]+)?)(?P<object> [^,.;:()]*)"
)
_OBJECT = re.compile(r" (?:an?|the|all|our|its|their|my|\d+|two|three|four|five|six|several|both)\b")
_AIM = re.compile(r"\b(?:posting|advert\w*|vacancy|you|your)\b|\b(?!(?:19|20)\d\d\b)\d|^ (?:and|or|as|by)\b")
"""Objects that tell of the reader, count something, or belong to words that only look like verbs."""
_LIGHT = frozenset(
    map(
        stem,
        (
            "complete finish graduate qualify earn pass learn enjoy like grow hold spend make bring put get come go"
            " take spent made brought got went came took gave became found felt held grew give become find feel change"
            " offer share value look combine blend meet move join start try travel visit watch enter understand reach"
            " receive return decide choose commit want welcome"
        ).split(),
    )
)
"""Verbs that tell little by themselves."""


def tails(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Clauses behind the first that tell of a deed none of whose special words the profile uses.

    Their verb must not be that of the line that the clause rests on, and must surely be one: behind "I", before an
    article, or in a bullet in a form that no noun has.
    """
    if passage.part is Part.HEADLINE:
        return
    low = plain(passage.text)
    is_bullet = passage.part is Part.BULLET
    for tail in _TAIL.finditer(low):
        if (
            not _is_deed(tail, is_bullet=is_bullet)
            or _AIM.search(tail["object"])
            or negated_or_wishful(passage.text, *tail.span("verb"))
        ):
            continue
        special = [word for word in words(passage.text) if _tells(word, tail, passage.text)]
        near = near_lines(passage, scene, tail.start("verb"))
        known = any(stem(tail["verb"].rpartition("-")[2]) in line.stems for line in near)
        if special and not known and all(is_novel(word, scene.evidence) for word in special):
            ruling = unsupported("the profile tells of no such deed", near[0] if near else None)
            yield claim(passage, ClaimType.OWNERSHIP, (tail.start("verb"), special[-1].end), ruling)


def _is_deed(tail: re.Match[str], *, is_bullet: bool) -> bool:
    """Whether a clause opens with a verb for what somebody did."""
    verb = tail["verb"].rpartition("-")[2]
    if verb not in forms() or verb in listed("neutral") or stem(verb) in _LIGHT:
        return False
    is_past = Tense.PRESENT not in forms()[verb] and is_bullet
    return bool(tail["person"] or is_past or _OBJECT.match(tail["object"]))


def _tells(word: Word, tail: re.Match[str], text: str) -> bool:
    """Whether a word of the clause's object says something in particular; names have rules of their own."""
    inside = tail.start("object") <= word.start < tail.end("object")
    return (
        inside
        and text[word.start].islower()
        and word.text not in STOPWORDS
        and word.text.isalpha()
        and is_special(word)
    )
