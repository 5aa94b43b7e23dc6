"""Whose deed it was: a line that drops the "helped" or "took part" of its source makes a bigger part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.clauses import Clause, clauses
from vitaeval.claims.evidence import Line
from vitaeval.claims.figures import near_lines
from vitaeval.claims.ownership import OWNING
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general, listed
from vitaeval.schema.claim import Claim, ClaimType

_SMALL = re.compile(
    r"^[\s\W]*(?:(?:also|then|closely|actively|regularly) )*(?:assist|help|aid|contribut|support|participat|took part"
    r"|take part|taking part|shadow|sat in|sit in|(?:was |been )?(?:involved|part of|member of|a member)"
    r"|work(?:ed|s|ing)? (?:with|alongside|under)|collaborat\w* (?:with|on|in)|deputi[sz]|st[oa]o?n?d(?:s|ing)? in for)"
)
_SHARED = re.compile(
    r"\b(?:assist|help|aid(?:ed|ing)\b|contribut|support|participat|part in|part of|member|shadow|involved|involvement"
    r"|alongside|together|jointly|joint\b|input|under\b|team\b|with (?:the|a|an|our|senior|colleagues|other|two|three|my)\b"
    r"|co-|cooperat|collabora|working group|joined|role in|worked on|works? on|working on|exposure|learn|deputi|st[oa]o?n?d"
    r"|cover(?:ed|ing|s)? for|backup|back-up|trial)"
)
_HELPED = re.compile(r"^[\s\W]*(?:\w+ly )?(?:assist|help|aid|support|serv)\w* (?P<whom>(?:[\w+,.-]+ ?){1,4})")
_BREAK = re.compile(r"\b(?:with|in|on|to|by|from|of|for|through|as|and|at)\b")
_LEAST = 2


def parts(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A deed told with a verb of one's own, whose nearest clause in the source gives only a part in it."""
    if passage.part is not Part.BULLET or passage.entry is None:
        return
    for clause in clauses(passage.text):
        if clause.verb is None or not _is_strong(clause):
            continue
        near = near_lines(passage, scene, clause.start)
        source = _weaker(clause, (*near, *scene.evidence.of_entry(passage.entry)))
        if source is not None:
            at = clause.start + clause.text.index(clause.verb)
            span = (at, at + len(clause.verb))
            yield claim(passage, ClaimType.OWNERSHIP, span, contradicted("the profile names a smaller part", source))


def _is_strong(clause: Clause) -> bool:
    """Whether a clause claims a deed of its own that no other rule of ownership reads."""
    verb = clause.verb or ""
    return verb not in listed("neutral") and not _SHARED.search(clause.text) and not OWNING.search(clause.text)


def _weaker(clause: Clause, lines: tuple[Line, ...]) -> Line | None:
    """The line whose clause tells the same with a smaller part, unless another clause tells it as well in full."""
    best: tuple[int, bool, Line] | None = None
    for line in dict.fromkeys(lines):
        for held in clauses(line.text):
            shared = clause.stems & held.stems
            weight = len(shared) + len(shared - general())
            if weight >= _LEAST and (best is None or (weight, not _is_small(held)) > (best[0], best[1])):
                best = (weight, not _is_small(held), line)
    return best[2] if best and not best[1] else None


def _is_small(held: Clause) -> bool:
    """Whether a clause of the source gives a part in a deed, not help to the people whom the work serves."""
    if not _SMALL.match(held.text):
        return False
    helped = _HELPED.match(held.text)
    whom = _BREAK.split(helped["whom"])[0] if helped else ""
    return not any({word, word.removesuffix("s")} & listed("served") for word in re.findall(r"[a-z]+", whom))
