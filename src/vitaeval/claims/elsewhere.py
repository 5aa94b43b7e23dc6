"""A second look at a doubtful name: where one entry of the profile holds every word of it, nothing is invented.

A line that stands in an unusual place of a CV is easily read as something else: a certificate among the schools, an
award among the certificates, two skills as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from vitaeval.claims import abilities, degrees, grades, names
from vitaeval.claims.evidence import Line, Place
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.dates import DateMention, find, same
from vitaeval.text.mentions import canonical
from vitaeval.text.normalize import stem

_NAMES = frozenset({ClaimType.CERTIFICATE, ClaimType.INSTITUTION, ClaimType.DEGREE, ClaimType.AWARD, ClaimType.SKILL})
_STUDIES = frozenset({ClaimType.INSTITUTION, ClaimType.DEGREE})
_DETAILS = frozenset({ClaimType.METRIC, ClaimType.MAGNITUDE, ClaimType.EMPLOYER})
_SHORT = tuple("ecab")
_ROLES = ("w", "v", "/work", "/volunteer")
_SEVERAL = re.compile(r"\s+(?:and|&|/|\||·|under|using|with)\s+|\s*[,;]\s+")
_LETTERS = re.compile(r"(?<=\w)\s*\((?:[A-Z]{2,6})\)")
_LABEL = re.compile(r"^\W*\w[\w &/-]{1,30}:\W+")
_HAVING = frozenset(map(stem, "completed graduated qualified".split()))
_BEING = frozenset(
    map(stem, "certified licensed certificate certification licence license credential registered".split())
)
"""Words that say no more of a name than that the person has it: of anything, and of a certificate."""
_DETAIL = 4
"""Fewest words of a line that is told as a whole."""


def confirmed(claim: Claim, passage: Passage, scene: Scene) -> Claim:
    """`claim`, supported where the profile holds all of it in one place, or each of several names that it joins.

    A detail (a figure, a word taken for an employer) is, where its whole passage repeats a place outside the roles. A
    skill or degree that the profile contradicts (used too early, graded or ranked too high) is no question of its name,
    nor is an item of a list that was found in the profile, or a school whose name lacks a word that tells it apart.
    """
    if claim.severity is None:
        return claim
    raised = claim.type is ClaimType.DEGREE and degrees.level(claim.text) is not None
    found_out = raised or claim.type is ClaimType.SKILL or passage.part is Part.ITEM
    found_out = found_out or _is_shortened(claim, passage, scene)
    if found_out and claim.verdict is ClaimVerdict.CONTRADICTED:
        return claim
    line = None
    if claim.type in _DETAILS:
        line = _repeated(passage, scene)
    elif claim.type in _NAMES:
        line = _named(claim.text, claim.type, passage, scene) or _each_named(claim, passage, scene)
    if line is None:
        return claim
    found = {"verdict": ClaimVerdict.SUPPORTED, "severity": None, "reason": "the profile says so in another place"}
    return claim.model_copy(update={**found, "evidence": line.path, "nearest": line.text})


def _is_shortened(claim: Claim, passage: Passage, scene: Scene) -> bool:
    """Whether a school's name has only words of the one of its entry, and yet was found to be another's."""
    own = scene.evidence.field(passage.entry, "institution") if passage.entry else None
    return claim.type is ClaimType.INSTITUTION and own is not None and not names.beyond(claim.text, own.text)


def _named(text: str, kind: ClaimType, passage: Passage, scene: Scene) -> Line | None:
    """A line of the one place that has every word of a name; an acronym behind its words adds nothing."""
    places = (place for place in scene.evidence.places if _may_hold(place.name, kind, passage))
    found = _holding(places, _LETTERS.sub("", text))
    return scene.evidence.nearest(text, found.lines) if found else None


def _each_named(claim: Claim, passage: Passage, scene: Scene) -> Line | None:
    """The place of the first of several names that are joined in a list, where the profile has each."""
    parts = [part for part in _SEVERAL.split(claim.text) if part.strip()]
    if len(parts) < 2 or claim.type not in (ClaimType.SKILL, ClaimType.CERTIFICATE):
        return None
    found = None
    for part in parts:
        line = _part(part, claim.type, passage, scene)
        if line is None:
            return None
        found = found or line
    return found


def _part(text: str, kind: ClaimType, passage: Passage, scene: Scene) -> Line | None:
    line = _named(text, kind, passage, scene)
    if line is not None or kind is not ClaimType.SKILL:
        return line
    bracket = grades.BRACKETED.search(text)
    name = grades.BRACKETED.sub("", text) if bracket else text
    ruling = abilities.skill(name, scene)
    known = grades.held(canonical(name), ruling.line, scene)
    is_raised = known is not None and (grades.grade(bracket["level"]) or 0 if bracket else 0) > known[0]
    return ruling.line if ruling.verdict is ClaimVerdict.SUPPORTED and not is_raised else None


def _repeated(passage: Passage, scene: Scene) -> Line | None:
    """A line of the place outside the roles that the passage repeats; under a role, of a short entry only."""
    in_role = passage.entry is not None and passage.entry[0] in "wv"
    said = _LABEL.sub("", passage.text)
    if len(names.tokens(said)) < _DETAIL:
        return None
    barred = ("/projects", *_ROLES) if in_role else _ROLES
    found = _holding((place for place in scene.evidence.places if not place.name.startswith(barred)), said)
    return found.lines[0] if found else None


def _holding(places: Iterable[Place], said: str) -> Place | None:
    """The first of the places in which every word and every date of `said` stands."""
    bare, given = said, find(said)
    for mention in reversed(given):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    wanted = frozenset(names.tokens(bare)) - _HAVING
    if not wanted - _BEING:
        return None
    return next((place for place in places if _has(place, wanted) and _is_dated(place, given)), None)


def _has(place: Place, wanted: Set[str]) -> bool:
    return (wanted - _BEING if place.name[0] == "c" else wanted) <= place.tokens


def _is_dated(place: Place, given: Iterable[DateMention]) -> bool:
    """Whether a place has all of these dates."""
    held = [mention.date for mention in find(place.text) if mention.date]
    return all(any(same(mention.date, each) for each in held) for mention in given if mention.date)


def _may_hold(place: str, kind: ClaimType, passage: Passage) -> bool:
    """Whether a name of that kind is looked for in a place: a skill in all, others in no role and no list of skills.

    What is told of one study, certificate or award is not looked for in another, and a degree not in the study whose
    own fields deny it: a course that was taken there is none.
    """
    if kind is ClaimType.SKILL:
        return True
    if kind is ClaimType.DEGREE and (place == passage.entry or "/courses/" in place):
        return False
    is_of_one = passage.entry is not None and passage.entry[0] in _SHORT and place[0] in _SHORT
    is_other = is_of_one and place != passage.entry and (kind not in _STUDIES or place[0] == "e")
    return place.startswith((*_SHORT, "/education", "/projects")) and not is_other
