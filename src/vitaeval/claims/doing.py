"""Verbs that claim more than the source: making what was kept, hiring whom one taught, ending what was lowered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vitaeval.claims.clauses import clauses, lead, renames
from vitaeval.claims.derived import DOWN, UP, changes
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.leading import HOLDING
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_NEAREST = 2
_NOUN = re.compile(r"\W*\w+ing (?:for|of)\b")
"""A thing by a name that a verb has too ("Packaging for olive oil")."""
_LABEL = re.compile(r"[\w /&-]{2,25}:")

_BY_MEANS = re.compile(
    rf"\W*(?:(?:{UP.pattern}|{DOWN.pattern}|improv\w*|solv\w*)).*\b(?:with|through|via|using|by (?!\d))"
)
"""A result with the means to it: who used them may say that they were brought in."""


class Deed(NamedTuple):
    """A kind of deed: the verbs that claim it, and the words of a source that carry it."""

    claimed: Worded
    carried: re.Pattern[str]


_MADE = (
    r"introduc|creat|establish|initiat|design|develop|implement|institut|found|launch|devis|conceiv|built|build|author"
    r"|architect|wr[io]t|set(?:ting)? up|start|first\b|pilot|invent|pioneer|roll|mov(?:e|ing)|migrat|switch|replac"
    r"|re(?:built|build|wr|design|work|structur|organi|defin)|automat|convert|brought in|add(?:ed|s)?\b"
    r"|beg[au]n|open(?:ed|ing)|document|prototype|defin|draft|drew|draw|standardi|produc|ma[dk]e|making"
    r"|form(?:ed|ulat)|propos|deploy|install|configur|integrat|adopt|transform|moderni|publish|compos|compil"
    r"|plan(?:ned|s|ning)?\b|prepar|program|cod(?:e|ed|ing)\b|engineer|script(?:ed|ing)\b|present|ship|deliver|construct"
    r"|organi[sz]|turn(?:ed|ing)|port(?:ed)?\b|contribut|help|assist|collaborat|improv|optimi|refactor|arrang|record"
    r"|generat|conduct|facilitat|wire|model|extend|expand|overhaul|scal|guid(?:ed|ing)\b|craft|cook|bak|mix"
)
_GROUP = f"(?:{_MADE})"
_PUPILS = (
    r"(?:[\w'-]+ ){0,3}(?:people|children|students|pupils|learners|trainees|apprentices|graduates|colleagues|staff"
    r"|users|clients|customers|members|visitors|residents|patients|families|newcomers|starters|beginners)"
)
"""Those who are introduced to something when it is taught to them."""
_HANDLED = (
    r"(?:install|configur|deploy|migrat|replac|switch|mov(?:e|ing)|ship|record|help|assist|collaborat|contribut|cook"
    r"|bak|mix|port|add|wire|start|open|beg)"
)
"""What is done to a thing that others may have thought out."""
_MAKE = Deed(
    Worded(
        rf"\b(?!introduc\w* {_PUPILS} to )(?:(?:introduc|creat|establish|initiat|develop|implement|institut|originat)"
        r"(?:e[sd]?|ed|s|ing)?|found(?:ed|s|ing)"
        r"|launch(?:ed|es|ing)?|devis(?:e[sd]?|ing)|conceiv(?:e[sd]?|ing)"
        r"|(?:built|builds?|building)(?! (?:(?:up)?on|around|in)\b)"
        r"|set(?:s|ting)? up|start(?:ed|s|ing)? (?=an?\b|the\b))\b"
    ),
    re.compile(rf"\b(?:{_MADE}|updat|edit|revis)"),
)
_WRITE = Deed(
    Worded(r"\b(?:author(?:ed|s|ing)|wr(?:ote|ites?|iting))\b"),
    re.compile(rf"\b(?:{_MADE})"),
)
_DESIGN = Deed(
    Worded(r"\bdesign(?:ed|s|ing)?\b"),
    re.compile(rf"\b(?:updat|edit|revis|(?!{_HANDLED}){_GROUP})"),
)
_MAKING = (_MAKE, _WRITE, _DESIGN)
_HIRE = Deed(
    Worded(
        r"\b(?:employ(?:ed|s|ing)?(?= \d| a team| staff)|(?:recruit|hir|appoint)(?:ed?|s|es|ing)?"
        r"|interview(?:ed|s|ing))\b"
    ),
    re.compile(
        r"\b(?:recruit|hir(?:e|ing)|interview|select|staffing|staffed|appoint|headcount|talent|candidate|onboard"
        r"|(?:buil[dt]|grew|grow|scal|expand|form|assembl)\w* .{0,30}\b(?:team|staff|department|crew|group"
        r"|organi[sz]ation))"
    ),
)
_END = Deed(
    Worded(
        r"\b(?:eliminat(?:e[sd]?|ing)(?! (?:about |over |nearly |some )?[\d$€£])"
        r"|eradicat(?:e[sd]?|ing)|abolish(?:ed|es|ing)?)\b"
    ),
    re.compile(
        r"\b(?:eliminat|eradicat|abolish|remov|zero|no (?:more|longer)|none\b|end(?:ed|ing)?\b|stop|replac|retir"
        r"|decommission|fix(?:ed|es|ing)?\b"
        r"|free of|without|automat|consolidat|prevent|avoid|sav(?:e|ed|ing)|no \w+|clear|got rid|to 0\b|resolv|clos)"
    ),
)


_CLAIMED = Worded("|".join(deed.claimed.pattern for deed in (*_MAKING, _HIRE, _END)))
"""All that claims such a deed."""


def deeds(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Verbs of making, hiring and ending that open a clause, held against the lines that it rests on."""
    low = plain(passage.text)
    if passage.part is Part.HEADLINE or not _CLAIMED.may_stand_in(low):
        return
    told = [deed for deed in (*_MAKING, _HIRE, _END) if deed.claimed.may_stand_in(low)]
    for clause in clauses(passage.text):
        for deed in told:
            verb = _opening(deed.claimed, clause.text)
            if verb is None or negated_or_wishful(passage.text, clause.start + verb[0], clause.start + verb[1]):
                continue
            near = near_lines(passage, scene, clause.start)
            ruling = _judge(deed, near, passage, scene)
            if ruling is not None and not clause.is_first and deed in _MAKING:
                ruling = _as_a_part(ruling, near)
            if ruling is not None:
                yield claim(passage, ClaimType.OWNERSHIP, (clause.start + verb[0], clause.start + verb[1]), ruling)


def _opening(claimed: Worded, clause: str) -> tuple[int, int] | None:
    found = claimed.match(clause, lead(clause))
    is_suffered = found is not None and clause.startswith(" by ", found.end())
    return None if found is None or is_suffered else found.span()


def _judge(deed: Deed, near: tuple[Line, ...], passage: Passage, scene: Scene) -> Ruling | None:
    lines = near if deed in _MAKING else (*near, *scene.evidence.of_entry(passage.entry))
    if deed is _END:
        left = next((line for line in near if any(new.value > 0 for _, new in changes(line))), None)
        if left is not None and not any(deed.carried.search(line.plain) for line in near):
            return contradicted("the profile says that some of it was left", left)
    line = next((line for line in lines if deed.carried.search(line.plain)), None)
    if line is None and deed in _MAKING:
        told = _beside_verbs(passage.text)
        line = next((line for line in near if renames(told, line.text)), None)
    if line is not None:
        return supported(line)
    if deed in _MAKING and not (near and all(map(_tells, near[:_NEAREST]))):
        return None
    if deed in _MAKING and _BY_MEANS.match(near[0].plain):
        return None
    return unsupported("the profile does not say so", near[0] if near else None)


def _beside_verbs(text: str) -> str:
    """The words of a text that open none of its clauses."""
    opened = {each.verb for each in clauses(text)}
    return " ".join(word for word in plain(text).split() if word not in opened)


def _as_a_part(ruling: Ruling, near: tuple[Line, ...]) -> Ruling:
    """Who led the whole may say of a part of it, in a later clause, that it was made."""
    line = near[0] if near else None
    led = line is not None and any(each.is_first and HOLDING.match(each.text) for each in clauses(line.text))
    return supported(line) if led else ruling


def _tells(line: Line) -> bool:
    """Whether a line opens with a verb of its own for what was done, not with a label ("Open source: ...")."""
    if _LABEL.match(line.plain):
        return False
    return any(each.is_first and each.verb and not _NOUN.match(each.text) for each in clauses(line.text))
