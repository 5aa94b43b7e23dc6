"""Counts that no figure of the profile tells: of what one of its lines lists, or of what the text goes on to list."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.claims import vocabulary
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.ruling import Ruling, supported, unknown
from vitaeval.text.normalize import stem
from vitaeval.text.quantities import Bound, Quantity

_ANNOUNCED = re.compile(
    r" (?:\w+ )?(?:results?|things|reasons|examples|points|highlights|achievements|projects|parts|aspects|strands"
    r"|elements|strengths|sides)\b"
    r"(?! (?:in|for|at|with|by)\b)"
    r"[^.;:]*(?:\b(?:interest|relevan|stand|mention|matter|show|illustrat|speak|fit|match|suit)\w*|:)"
)
_SECTIONS = {
    "b": frozenset(map(stem, "publication paper".split())),
    "c": frozenset(map(stem, "certificate certification licence license".split())),
    "a": frozenset(map(stem, "award prize".split())),
}
"""What the entries of a section are called."""
_LANGUAGE, _COUNTRY = stem("language"), stem("country")
_SMALL = ((1, 1), (2, 2))
_WELL = re.compile(r"\b(?:fluen\w+|proficien\w+|native|command|business|programming|excellent)\b[^.;]*$", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:[Tt]hose|[Tt]hese) $")
_ITEM = re.compile(r",| and |;|&")


def announces(said: Quantity, text: str) -> bool:
    """Whether a number only counts what the text itself tells: a sentence opens with how many things the next ones tell
    ("Three results may be of interest."), or one points back ("those three")."""
    points_back = said.unit == "thing" and said.noun is None and _POINTING.search(text, 0, said.start)
    return bool(points_back) or (said.start == 0 and _ANNOUNCED.match(text, said.end) is not None)


def enumerated(said: Quantity, evidence: Evidence) -> Ruling | None:
    """A number may count the entries of a section that it names ("two publications"), or some of them."""
    kind = next((kind for kind, nouns in _SECTIONS.items() if said.noun in nouns), None)
    held = [entry for entry in evidence.entries if entry[0] == kind]
    if not held or said.bound is not Bound.EXACT or said.per or not 1 < said.value == said.high <= len(held):
        return None
    return supported(next(iter(evidence.of_entry(held[0]))), "the profile has as many entries")


def tongues(said: Quantity, text: str, evidence: Evidence) -> Ruling | None:
    """A number may count the spoken languages, where nothing is told of how well they are."""
    if said.noun != _LANGUAGE or said.bound is not Bound.EXACT or _WELL.search(text, 0, said.end):
        return None
    if 1 < said.value == len(evidence.profile.languages):
        return supported(evidence.at("/languages/0/language"), "the profile has as many languages")
    return None


def lands(said: Quantity, lines: tuple[Line, ...]) -> Ruling | None:
    """A number of countries may count those that one line of the profile names."""
    if said.noun != _COUNTRY or said.bound is not Bound.EXACT or said.value < 2:
        return None
    line = next((line for line in lines if _countries(line.text) == said.value), None)
    return supported(line, "the profile names as many") if line else None


@lru_cache(maxsize=4096)
def _countries(text: str) -> int:
    """How many countries a text names; neighbouring words are one name."""
    found = [word for word in re.finditer(r"\w+", text) if word.group() in vocabulary.listed("countries")]
    return sum(not any(one.end() + 1 == word.start() and text[one.end()] == " " for one in found) for word in found)


def listed(said: Quantity, lines: tuple[Line, ...]) -> Ruling | None:
    """A number may count what one line of the profile lists; a small one, what it lists here and there."""
    listing = next((line for line in lines if _lists(said, line)), None)
    if listing is not None:
        return supported(listing, "the profile lists as many")
    rivals = (held for line in lines for held in line.quantities if said.noun and held.noun == said.noun)
    is_small = said.unit == "thing" and (said.value, said.high) in _SMALL
    if not is_small or said.bound is not Bound.EXACT or said.per or any(rivals):
        return None
    return unknown("a small number that the profile's lists may add up to")


def _lists(said: Quantity, line: Line) -> bool:
    """Whether a line has a list, behind a colon, of as many things as are told."""
    head, _, items = line.text.partition(":")
    many = len([item for item in _ITEM.split(items) if item.strip()])
    return said.unit == "thing" and bool(head) and many > 1 and said.value == said.high == many
