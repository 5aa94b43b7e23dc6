"""What somebody had under them: people who report to one, a department that one built, a shop that one ran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.grounds import near_lines
from vitaeval.claims.leading import HOLDING
from vitaeval.claims.ownership import PLACE, carries
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain
from vitaeval.text.polarity import unclaimed

_LINE = "manage managed manages managing".split()
_REPORTING = "report reported reports reporting".split()
_ABOVE = "boss superior".split()
_DISMISSING = "fired dismissed promoted appraised".split()
_BUILDING = "built building formed assembled created established set".split()
_RUNNING = "ran runs running".split()
_CHANGING = (
    "restructured reorganised reorganized transformed overhauled rebuilt modernised modernized revamped turned"
).split()
_TOLD = frozenset((*_RUNNING, *_CHANGING, *_LINE, *_REPORTING, "manager", *_ABOVE, *_DISMISSING, *_BUILDING))
_PEOPLE = (
    r"(?:an?|the|my|our|two|three|four|five|six|several|\d+) (?:[\w-]+ )?"
    r"(?:\w+(?:ers?|ors?|ists?|ants?|ians?|ees?)|people|staff|members?)\b"
)
_MANAGED = re.compile(
    rf"\b(?:line[- ](?:{'|'.join(_LINE)})\b|(?:{'|'.join(_REPORTING)}) (?:directly )?to (?:me|her|him)\b"
    rf"|(?:was|am|is|been|as) (?:the )?(?:{'|'.join(_ABOVE)}) of\b|line manager of\b"
    rf"|(?:{'|'.join(_DISMISSING)}) (?={_PEOPLE}))"
)
_BUILT = re.compile(
    rf"\b(?:{'|'.join(_BUILDING)}) (?:up )?(?:the|an?|our|its) (?:[\w-]+ ){{0,3}}?"
    r"(?:department|team|division|unit|workforce)(?=$|[.,;:)]| (?:of|from|to|with|and|for|in|at|that|which|who)\b)"
)
_WHOLE = rf"(?:around )?(?:the|an?|our) (?:whole |entire )?(?:[\w'-]+ ){{0,2}}?{PLACE}"
_RAN = re.compile(rf"\b(?:{'|'.join(_RUNNING)}) {_WHOLE}")
_CHANGED = re.compile(rf"\b(?:{'|'.join(_CHANGING)}) {_WHOLE}")
_LEADING = re.compile(rf"{HOLDING.pattern}|\b(?:report(?:s|ing|ed)?\b|team of|staff of|crew of|apprais)")
_GATHERING = re.compile(
    r"\b(?:buil[dt]|gr[eo]w|scal|expand|form|assembl|set(?:ting)? up|start|found|establish|launch|creat|recruit|hir"
    r"|staff|open)"
)
_OPERATING = re.compile(rf"{HOLDING.pattern}|\b(?:ran|run|operat|organi[sz]|coordinat|opened|kept)")
_RENEWING = re.compile(
    rf"{HOLDING.pattern}|\b(?:restructur|reorgani|transform|overhaul|re(?:built|build|design|model|vamp|furb|new|defin)"
    r"|moderni|turn|chang|improv|mov|migrat|introduc)"
)
_CLAIMS = ((_MANAGED, _LEADING), (_BUILT, _GATHERING), (_RAN, _OPERATING), (_CHANGED, _RENEWING))


def managed(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """People who were led, teams that were built, places that were run: a line of the entry (without one, of the
    profile) tells of such a thing."""
    low = plain(passage.text)
    if passage.part is Part.HEADLINE or letters(low).isdisjoint(_TOLD):
        return
    for claimed, carried in _CLAIMS:
        for found in claimed.finditer(low):
            if not unclaimed(passage.text, *found.span()):
                yield claim(passage, ClaimType.OWNERSHIP, found.span(), _judge(carried, passage, scene, found.start()))


def _judge(carried: re.Pattern[str], passage: Passage, scene: Scene, at: int) -> Ruling:
    line = next((line for line in scene.evidence.done_in(passage.entry) if carries(carried, line)), None)
    near = near_lines(passage, scene, at)
    return supported(line) if line else unsupported("the profile does not say so", near[0] if near else None)
