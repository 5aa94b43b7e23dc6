"""A tool of the profile told of a deed that its line says was done with another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.matching import equal
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities, skills, umbrellas
from vitaeval.text.mentions import canonical
from vitaeval.text.normalize import plain, stems
from vitaeval.text.polarity import negated_or_wishful

_VERSION = re.compile(r"(?<=[^\W\d]) v?\d[\w.]*$")
_BEFORE, _GOES_ON = re.compile(r"(?<=[\w,;(] )|(?<=\()"), re.compile(r"[\w-]")
_LONGEST = 3
_FEWEST = 2
"""Special words and figures in common that make a bullet tell of a line."""


def instruments(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Names of the list of skills that the entry never has, where the nearest line names another and the bullet
    leaves that one out."""
    if passage.part is not Part.BULLET or passage.entry is None or scene.in_letter:
        return
    held = _held_by(scene.evidence)
    for name in held:
        for start in _places(name, passage.text) if name in passage.text else ():
            span = (start, start + len(name))
            line = _with_another(name, held, passage, scene, start)
            if line is not None and not negated_or_wishful(passage.text, *span):
                yield claim(passage, ClaimType.SKILL, span, contradicted("done with another tool", line))


@lru_cache(maxsize=256)
def _held_by(evidence: Evidence) -> tuple[str, ...]:
    """The items of the list of skills that are written as names, without their versions."""
    items = (_VERSION.sub("", line.text.strip()) for line in evidence.lines if line.path.startswith("/skills/"))
    return tuple(dict.fromkeys(item for item in items if item[:1].isupper() and len(item.split()) <= _LONGEST))


def _places(name: str, text: str) -> Iterator[int]:
    """Where a name begins that stands behind a word or a bracket, and is no part of another."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        is_name = _BEFORE.match(text, at) is not None and _GOES_ON.match(text, end) is None
        if is_name:
            yield at
        at = text.find(name, end if is_name else at + 1)


def _with_another(name: str, held: tuple[str, ...], passage: Passage, scene: Scene, at: int) -> Line | None:
    """The nearest line, where it names another tool that the passage does not, and the entry has nothing of this
    one."""
    told = stems(name)
    near = max(near_lines(passage, scene, at), key=lambda line: _weight(passage.text, line, told), default=None)
    if near is None or _weight(passage.text, near, told) < _FEWEST:
        return None
    own = scene.evidence.of_entry(passage.entry)
    if any(told & line.stems or _is_kin(name, line.text) for line in own):
        return None
    low = plain(passage.text)
    others = (other for other in held if other != name and _stands_in(other, near) and plain(other) not in low)
    return near if any(others) else None


def _stands_in(name: str, line: Line) -> bool:
    return any(True for _ in _places(name, line.text))


def _weight(text: str, line: Line, besides: frozenset[str]) -> int:
    """How many special words and figures a text shares with a line, `besides` left out."""
    figures = sum(any(equal(said, each) for each in line.quantities) for said in quantities.find(text))
    return figures + len((stems(text) & line.stems) - general() - besides)


def _is_kin(name: str, text: str) -> bool:
    """Whether a text names the skill by another name, or one that it is a general name for."""
    told = {found.canonical for found in skills.find(text)}
    return canonical(name) in told or bool(umbrellas.members(canonical(name)) & told)
