"""What somebody leads by office: a head's highlights that only name a thing, or count the people."""

from __future__ import annotations

import re

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.names import tokens
from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import stems
from vitaeval.text.verbs import Tense, opening

_OFFICE = re.compile(
    r"\b(?:heads?|directors?|managers?|supervisors?|superintendent|chief|president|captain|foreman|forewoman|lead|leader"
    r"|in charge|principal$)\b"
)
_PART = re.compile(
    r"\b(?:assist|help|support|contribut|participa|member|part of|under|shadow|collaborat|involve|together|jointly)"
)
_TIED = re.compile(r"\W*(?!(?:co|re|cross|over|under|fine)-)\w+-\w", re.IGNORECASE)
_NOUN_OF = re.compile(r"\W*\w+ of ")
_CLAUSE_END = re.compile(r"[.,;:()]|\b(?:and|that|which|who|while|when)\b")


def is_verbless(text: str) -> bool:
    """Whether a line opens with no deed; a present that a hyphen ties to another word is none ("Mid-market area"), nor
    is one before "of" ("Shift of 22")."""
    found = opening(text)
    is_noun = _TIED.match(text) is not None or _NOUN_OF.match(text) is not None
    return found is None or (Tense.PAST not in found.tenses and is_noun)


def presides(told: str, line: Line | None, evidence: Evidence) -> bool:
    """Whether a line says without a verb what its owner's office leads: "34 employees" of a head of department.

    `told` is what the text says is led. It has a word of the line, and no special one that the profile has not. An
    assistant or a deputy leads nothing by office.
    """
    if line is None or line.entry is None or line.field != "highlights":
        return False
    if not is_verbless(line.text) or _PART.search(line.plain):
        return False
    title = evidence.field(line.entry, "position")
    if title is None or not _OFFICE.search(title.plain) or DIMINISHING.intersection(tokens(title.text)):
        return False
    led = frozenset(
        word for word in stems(_CLAUSE_END.split(told, maxsplit=1)[0]) if word.isalpha() and not word.endswith("ly")
    )
    return bool(led & line.stems) and led - evidence.stems <= general()
