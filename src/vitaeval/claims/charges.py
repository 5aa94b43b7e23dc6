"""Those whom somebody leads or teaches, told as greater than they are: directors for associates, consultants for
students."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from vitaeval.claims import cues
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem, stems
from vitaeval.text.polarity import unclaimed

_SIGNS = tuple("supervis mentor coach train teach taught tutor guid manag lead led team crew".split())
_LEADING = re.compile(
    rf"\b(?:{'|'.join(_SIGNS)})\w*"
    r"(?P<whom>(?: (?!(?:with|alongside|by|at|in|on|under|from|as|who|that|which)\b)[\w'-]+)+)"
)
_PERSON = re.compile(r"[a-z-]+")
_LESSER = frozenset(
    stem(word)
    for word in (
        "student trainee apprentice intern assistant associate junior graduate volunteer pupil learner cadet newcomer"
        " beginner starter aide helper child children"
    ).split()
)
_ANYBODY = frozenset(
    stem(word)
    for word in (
        "staff people person colleague team member worker employee report user group class participant individual lead"
        " leader mentor coach trainer supervisor manager"
    ).split()
)
"""Words for people of any standing, and for those who lead them."""


def charges(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """People behind a word of leading or teaching in a bullet whom its entry never names, where the nearest line names
    lesser ones instead."""
    low = plain(passage.text)
    if passage.part is not Part.BULLET or passage.entry is None or not any(sign in low for sign in _SIGNS):
        return
    known = frozenset().union(*(line.stems for line in scene.evidence.of_entry(passage.entry)))
    for found in _LEADING.finditer(low):
        for person in _PERSON.finditer(low, *found.span("whom")):
            if not _is_greater(person.group(), known) or unclaimed(passage.text, *person.span()):
                continue
            line = next(iter(near_lines(passage, scene, person.start())), None)
            if line is not None and _names_lesser(line, stems(passage.text)):
                ruling = contradicted("the profile names lesser people", line)
                yield claim(passage, ClaimType.TEAM, person.span(), ruling)


def _is_greater(word: str, known: Set[str]) -> bool:
    """Whether a word names people by a post of some standing that the entry does not know."""
    is_post = cues.is_title(word) or word.endswith("men")
    return is_post and stem(word) not in _LESSER | _ANYBODY and stem(word) not in known


def _names_lesser(line: Line, told: Set[str]) -> bool:
    """Whether a line leads or teaches people who are there to learn or to help, of whom a text says nothing."""
    return _LEADING.search(line.plain) is not None and bool((line.stems & _LESSER) - told)
