"""How well a skill is mastered: "(expert)", "advanced knowledge of", against the profile's own grade."""

from __future__ import annotations

import re

from vitaeval.claims.evidence import Line
from vitaeval.claims.ruling import Scene
from vitaeval.text import skills
from vitaeval.text.normalize import plain

BARE = r"(?:experts?|advanced|proficien\w+|intermediate|working|good|solid|basics?|beginner|novice|familiar|elementary)"
"""How a word for a grade begins."""
BRACKETED = re.compile(rf"(?:\(|(?:\s{{3,}}|\s*\||\s+[–—-]|:)\s*(?={BARE}\b))(?P<level>[^()|]+)\)?\s*$", re.IGNORECASE)
"""A grade in brackets, or set off behind a name."""
_GRADES = (
    (3, re.compile(r"\b(?:expert\w*|advanced|proficien\w+|master(?:y|ed)?|deep|extensive|in-depth|thorough|fluent)\b")),
    (2, re.compile(r"\b(?:intermediate|working|good|solid|sound)\b")),
    (1, re.compile(r"\b(?:basics?|beginner|novice|familiar\w*|elementary|introductory|fundamentals?|some|limited)\b")),
)
_WINDOW = 80
_CUE = re.compile(
    r"\b(?:experts?|expertise|advanced|proficien\w+|mastery|deep|extensive|in-depth|thorough|fluent)\b"
    r"(?: (?:knowledge|skills?|command|understanding|experience|expertise|user|working))*"
    r"(?: (?:in|of|with|at))?(?: [\w+#./-]+(?:,| and| or| &))* $"
)


def grade(text: str) -> int | None:
    """1 (basic) to 3 (expert), or None where a text names no grade."""
    low = plain(text)
    return next((number for number, pattern in _GRADES if pattern.search(low)), None)


def is_bare(text: str) -> bool:
    """Whether a text opens with a word for a grade."""
    return re.match(rf"{BARE}\b", plain(text)) is not None


def said_before(text: str, at: int) -> int | None:
    """The grade that the words right before a skill give it ("advanced knowledge of SQL and ...")."""
    found = _cue(text, at)
    return grade(found.group()) if found else None


def began(text: str, at: int) -> int:
    """Where the words right before a skill begin that give it a grade; `at` where none do."""
    found = _cue(text, at)
    return found.start() if found else at


def _cue(text: str, at: int) -> re.Match[str] | None:
    return _CUE.search(plain(text), max(0, at - _WINDOW), at)


def held(canonical: str, line: Line | None, scene: Scene) -> tuple[int, Line] | None:
    """The profile's grade of a skill, in brackets behind it or for its group, with the line that gives it."""
    for own in (line, *(each for each in scene.evidence.lines if each.path.startswith("/skills"))):
        if own is None or not own.path.startswith("/skills"):
            continue
        bracket = BRACKETED.search(own.text)
        if bracket and canonical in (skills.canonical(BRACKETED.sub("", own.text)), skills.canonical(own.text)):
            number = grade(bracket["level"])
            return (number, own) if number else None
    return _of_group(canonical, scene)


def _of_group(canonical: str, scene: Scene) -> tuple[int, Line] | None:
    for number, group in enumerate(scene.evidence.profile.skills):
        members = (group.name, *group.keywords)
        mine = grade(group.level or "")
        if mine and any(name and skills.canonical(name) == canonical for name in members):
            path = f"/skills/{number}/level"
            line = next((each for each in scene.evidence.lines if each.path == path), None)
            return (mine, line) if line else None
    return None
