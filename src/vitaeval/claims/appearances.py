"""Where somebody appeared: stages that they spoke or performed on, media that told of them, books they wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import names
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.claims.vocabulary import listed
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.normalize import letters, plain
from vitaeval.text.polarity import negated_or_wishful

_NAME = r"[A-Z][\w&'’.-]*(?:,? (?:(?:of|for|and|the|in|on|&) )*[A-Z0-9][\w&'’-]*)*"
_APPEARING = (
    "spoke speaker keynote keynotes keynoted lectured performed exhibited featured appeared published profiled quoted "
    "interviewed mentioned listed ranked panelist panellist presented"
).split()
_WRITING = "author authors authored coauthor coauthored".split()
_TOLD = frozenset((*_APPEARING, *_WRITING))
_APPEARED = re.compile(
    rf"\b(?:(?i:{'|'.join(_APPEARING)})(?: \w+){{0,3}}? (?:at|in|on|by)"
    rf"|(?i:(?:co-?)?authors?(?: of|ed))) (?:the )?[\"“‘']?(?P<name>{_NAME})"
)
_JOINT = re.compile(r",? (?:and|&) |, ")


def appearances(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Each stage, paper or book that the passage names in this way: one line of the profile has all of its name."""
    if passage.part is Part.HEADLINE or letters(plain(passage.text)).isdisjoint(_TOLD):
        return
    for found in _APPEARED.finditer(passage.text):
        name = found["name"].rstrip(".'’")
        is_tongue = plain(name.split()[0]) in listed("languages")
        if is_tongue or dates.find(name) or negated_or_wishful(passage.text, *found.span("name")):
            continue
        start = found.start("name")
        yield claim(passage, ClaimType.AWARD, (start, start + len(name)), _judge(name, scene))


def _judge(name: str, scene: Scene) -> Ruling:
    """Each part of a list of names stands in one place of the profile."""
    parts = (name,) if _holds(name, scene) else tuple(part for part in _JOINT.split(name) if part)
    if all(_holds(part, scene) for part in parts):
        return supported(scene.evidence.nearest(name, scene.evidence.lines))
    return unsupported("a name that the profile does not hold")


def _holds(name: str, scene: Scene) -> bool:
    return any(not names.beyond(name, place.text) for place in scene.evidence.places)
