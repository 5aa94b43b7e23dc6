"""Whose deed it was: a line that drops the "helped" or "took part" of its source makes a bigger part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.clauses import Clause, clauses, is_finite
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.homes import at_home
from vitaeval.claims.leading import OWNING
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.smaller import gives_a_part, smaller
from vitaeval.claims.vocabulary import listed
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem

_SHARED = re.compile(
    r"\b(?:assist|help|aid(?:ed|ing)\b|contribut|support|participat|part in|part of|member|shadow|involved"
    r"|involvement"
    r"|alongside|together|jointly|joint\b|input|under\b|supervised\b|team\b|a hand\b|with (?:the|a|an|our|senior"
    r"|colleagues|others?|two|three|my)\b"
    r"|co-|coauthor|cofound|cooperat|collabora|working group|joined|role in|worked on|works? on|working on|exposure"
    r"|learn(?:s|ed|t)?\b|deputi|st[oa]o?n?d"
    r"|cover(?:ed|ing|s)? for|backup|back-up|trial)"
)

_RELATIVE = re.compile(r"\b(?:that|which|who)\s*$")
_WINDOW = 20


def parts(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A deed told with a verb of one's own, whose nearest clause in the source gives only a part in it."""
    if passage.part is Part.HEADLINE or not _gives_parts(passage.entry, scene.evidence):
        return
    for clause in clauses(passage.text):
        if clause.verb is None or not is_finite(clause) or not _is_strong(clause):
            continue
        if _RELATIVE.search(plain(passage.text[max(0, clause.start - _WINDOW) : clause.start])):
            continue
        home = at_home(passage, scene, clause.start)
        source = _smaller(clause, home, scene) if _gives_parts(home.entry, scene.evidence) else None
        if source is not None:
            at = clause.start + clause.text.index(clause.verb)
            span = (at, at + len(clause.verb))
            yield claim(passage, ClaimType.OWNERSHIP, span, contradicted("the profile names a smaller part", source))


@lru_cache(maxsize=1024)
def _gives_parts(entry: str | None, evidence: Evidence) -> bool:
    """Whether any line of an entry gives a part only; without an entry, of the profile."""
    return any(map(gives_a_part, evidence.done_in(entry)))


def _smaller(clause: Clause, passage: Passage, scene: Scene) -> Line | None:
    """The line of the passage's entry that gives a smaller part; without an entry, one that has the very verb."""
    near = near_lines(passage, scene, clause.start)
    if passage.entry is None:
        verb = clause.verb or ""
        lines = () if verb.endswith("ing") else (*near, *scene.evidence.lines)
        return smaller(clause, (line for line in lines if stem(verb) in line.stems))
    return smaller(clause, (*near, *scene.evidence.done_in(passage.entry)))


def _is_strong(clause: Clause) -> bool:
    """Whether a clause claims a deed of its own that no other rule of ownership reads."""
    verb = clause.verb or ""
    return verb not in listed("neutral") and not _SHARED.search(clause.text) and not OWNING.search(clause.text)
