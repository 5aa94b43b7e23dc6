"""Whom somebody had under them: people who report to one, a department that one built."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.grounds import near_lines
from vitaeval.claims.ownership import HOLDING, carries
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain
from vitaeval.text.polarity import unclaimed

_LINE = "manage managed manages managing".split()
_REPORTING = "report reported reports reporting".split()
_ABOVE = "boss", "superior", "line manager"
_DISMISSING = "fired dismissed promoted appraised".split()
_BUILDING = "built building formed assembled created established set".split()
_TOLD = frozenset((*_LINE, *_REPORTING, "manager", *_ABOVE, *_DISMISSING, *_BUILDING))
_PEOPLE = (
    r"(?:an?|the|my|our|two|three|four|five|six|several|\d+) (?:[\w-]+ )?"
    r"(?:\w+(?:ers?|ors?|ists?|ants?|ians?|ees?)|people|staff|members?)\b"
)
_MANAGED = re.compile(
    rf"\b(?:line[- ](?:{'|'.join(_LINE)})\b|(?:{'|'.join(_REPORTING)}) (?:directly )?to (?:me|her|him)\b"
    rf"|(?:was|am|is|been|as) (?:the )?(?:{'|'.join(_ABOVE)}) of\b|(?:{'|'.join(_DISMISSING)}) (?={_PEOPLE}))"
)
_BUILT = re.compile(
    rf"\b(?:{'|'.join(_BUILDING)}) (?:up )?(?:the|an?|our|its) (?:[\w-]+ ){{0,3}}?"
    r"(?:department|team|division|unit|workforce)(?=$|[.,;:)]| (?:of|from|to|with|and|for|in|at|that|which|who)\b)"
)
_LEADING = re.compile(
    rf"{HOLDING.pattern}|\b(?:report(?:s|ing|ed)?\b|team of|staff of|crew of|apprais|mentor|coach|train)"
)
_GATHERING = re.compile(
    r"\b(?:buil[dt]|gr[eo]w|scal|expand|form|assembl|set(?:ting)? up|start|found|establish|launch|creat|recruit|hir"
    r"|staff|open)"
)


def managed(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """People who were led, and teams that were built: a line of the entry, or of the profile, tells of such a thing."""
    low = plain(passage.text)
    if passage.part is Part.HEADLINE or letters(low).isdisjoint(_TOLD):
        return
    for claimed, carried in ((_MANAGED, _LEADING), (_BUILT, _GATHERING)):
        for found in claimed.finditer(low):
            if not unclaimed(passage.text, *found.span()):
                yield claim(passage, ClaimType.OWNERSHIP, found.span(), _judge(carried, passage, scene, found.start()))


def _judge(carried: re.Pattern[str], passage: Passage, scene: Scene, at: int) -> Ruling:
    line = next((line for line in scene.evidence.done_in(passage.entry) if carries(carried, line)), None)
    near = near_lines(passage, scene, at)
    return supported(line) if line else unsupported("the profile does not say so", near[0] if near else None)
