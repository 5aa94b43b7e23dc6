"""A last look at doubtful lines: what tells one study, certificate, award or paper of the profile is no invention.

A line in an unusual place is easily taken for something else: a certificate under the papers, a study among the roles,
three licences as one name. The line as a whole says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vitaeval.claims import degrees, names
from vitaeval.claims.evidence import Evidence, Place
from vitaeval.claims.lessened import left_out
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.dates import find, ranges, same
from vitaeval.text.normalize import stem
from vitaeval.text.tokens import sentences

_NAMES = frozenset(
    {
        ClaimType.TITLE,
        ClaimType.EMPLOYER,
        ClaimType.INSTITUTION,
        ClaimType.DEGREE,
        ClaimType.CERTIFICATE,
        ClaimType.AWARD,
        ClaimType.SKILL,
        ClaimType.DATE,
    }
)
_POSTS = frozenset({ClaimType.TITLE, ClaimType.EMPLOYER})
_WHOLE = tuple("ecab")
_APART = tuple("cab")
"""Entries that a line tells as a whole, and those of which it may tell several."""
_HEADS = frozenset({"name", "title"})
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_PARTS = re.compile(r"\s*[,;|·•✓✔/]\s*|\s+and\s+(?=[A-Z])|\s+[-–—]\s+")
_LESSENED = {"a": ClaimType.AWARD, "c": ClaimType.CERTIFICATE}
_HAVING = frozenset(map(stem, "completed graduated qualified awarded received recipient holder funded held".split()))


def explained(claims: Iterable[Claim], text: str, evidence: Evidence) -> Iterator[Claim]:
    """`claims`, a doubtful name or date of which is supported where the profile explains its line or sentence.

    What was read as a post or an employer is, where the line says itself that it is none: by a degree, or by telling
    several things. "Oracle, Java Developer, 2023" is an invented job made of a certificate's words.
    """
    for claim in claims:
        doubtful = claim.verdict is ClaimVerdict.UNSUPPORTED and claim.type in _NAMES
        place = _explaining(claim, text, evidence) if doubtful else None
        yield claim if place is None else _supported(claim, place)


def _supported(claim: Claim, place: Place) -> Claim:
    line = place.lines[0]
    said = {"verdict": ClaimVerdict.SUPPORTED, "severity": None, "reason": "the profile says all of this line"}
    return claim.model_copy(update={**said, "evidence": line.path, "nearest": line.text})


def _explaining(claim: Claim, text: str, evidence: Evidence) -> Place | None:
    for unit in _around(claim, text):
        told = _of_one(unit, evidence) or _of_several(unit, evidence)
        if told and (claim.type not in _POSTS or len(told) > 1 or degrees.level(unit) is not None):
            return told[0]
    return None


def _around(claim: Claim, text: str) -> tuple[str, ...]:
    """The line of a claim, and the sentence of it where it has several."""
    first = text.rfind("\n", 0, claim.start) + 1
    last = text.find("\n", claim.end)
    line = text[first : last if last >= 0 else len(text)]
    at = claim.start - first
    inside = (each.text for each in sentences(line) if each.start <= at < each.start + len(each.text))
    return tuple(dict.fromkeys((line, *inside)))


@lru_cache(maxsize=1024)
def _of_one(unit: str, evidence: Evidence) -> tuple[Place, ...]:
    said = _NUMBERED.sub("", unit)
    return tuple(place for place in _places(evidence, _WHOLE) if _tells(place, said, evidence))[:1]


@lru_cache(maxsize=1024)
def _of_several(unit: str, evidence: Evidence) -> tuple[Place, ...]:
    """The places that the parts of a line name one after the other, each with what belongs to it."""
    places: list[Place] = []
    for part in filter(None, _PARTS.split(_NUMBERED.sub("", unit))):
        if places and _holds(places[-1], part):
            continue
        known = (place for place in _places(evidence, _APART) if _tells(place, part, evidence))
        here = next(known, None)
        if here is None:
            return ()
        places.append(here)
    return tuple(places)


def _places(evidence: Evidence, kinds: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple(place for place in evidence.places if place.name[0] in kinds)


def _heads(place: Place, said: str) -> bool:
    """Whether the words name the thing itself, and not only what surrounds it (an issuer, a school)."""
    heads = [line.text for line in place.lines if line.field in _HEADS] or [place.text]
    return any(not set(names.tokens(said)).isdisjoint(names.tokens(head)) for head in heads)


def _tells(place: Place, said: str, evidence: Evidence) -> bool:
    """Whether words tell of a place, nothing but it, and leave out nothing that makes less of it."""
    kind = _LESSENED.get(place.name[0])
    is_more = kind is not None and left_out(kind, said, said, evidence) is not None
    return not is_more and _holds(place, said) and _heads(place, said)


def _holds(place: Place, said: str) -> bool:
    """Whether every word and every date of some words stands in a place; what lasts until now is no such thing."""
    bare, given = said, find(said)
    if any(span.last.date is None for span in ranges(said)):
        return False
    for mention in reversed(given):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    held = [mention.date for mention in find(place.text) if mention.date]
    is_dated = all(any(same(mention.date, each) for each in held) for mention in given if mention.date)
    return is_dated and set(names.beyond(bare, place.text)) <= _HAVING
