"""Employers and schools that running text names and the profile does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitaeval.claims import cues, degrees, names
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.claims.vocabulary import listed
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, skills
from vitaeval.text.normalize import STOPWORDS, plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.tokens import Span
from vitaeval.text.worded import Worded

_WORD = r"(?!I\b)(?:(?:[A-Z]\.){2,}(?= [A-Z])|[A-Z0-9À-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŘŚŞŠŤŮŰŹŻŽ][\w&'’-]*(?:\.[\w&-]+)*)"
_OF = "de|del|der|des|di|da|do|du|la|le|les|van|von|und|et|y"
_NAME = rf"(?P<name>{_WORD}(?:(?:, (?:and )?| (?:(?:and|of|the|for|&|{_OF}) )*){_WORD})*)"
_GAP = r"[^.;:!?]{0,60}?"
_EARLIER = (
    r"(?:[Ff]ormer(?:ly)?|[Pp]revious(?:ly)?|[Ee]arlier|[Oo]nce|[Mm]ost recently|[Cc]urrent(?:ly)?|[Tt]hen|[Ll]ater)"
)
_EMPLOYED = tuple(
    Worded(rf"{pattern} (?:the )?{_NAME}")
    for pattern in (
        r"\b(?:[Ww]ork(?:ed|ing|s)?|[Ss]erv(?:ed|es|ing)|[Ii]ntern(?:ed|ing|ship)|[Vv]olunteer(?:ed|ing)"
        r"|[Cc]onsult(?:ed|ing)|[Ff]reelanc(?:ed|ing)|[Ee]mployed|[Ee]mployment|[Tt]enure|[Tt]ime|[Yy]ears|[Mm]onths"
        r"|[Cc]areer|[Ss]hifts|[Ee]xperience|[Rr]ole|[Pp]osition|[Pp]osts?|[Jj]obs?|[Ss]tint|[Ss]pell|[Ss]tarted"
        rf"|[Bb]egan|[Ww]as|[Aa]m|[Bb]een)\b{_GAP}\bat",
        r"\b(?:[Ww]ork(?:ed|ing|s)?|[Ss]erv(?:ed|es|ing)|[Ii]ntern(?:ed|ing)|[Vv]olunteer(?:ed|ing)"
        r"|[Cc]onsult(?:ed|ing)|[Ff]reelanc(?:ed|ing)) (?:(?:as|full[ -]time|part[ -]time|previously|before)\b"
        rf"{_GAP} )?for",
        rf"\b(?:[Ee]mployed|[Hh]ired|[Rr]ecruited|[Ee]ngaged)(?: {_GAP})? (?:by|with|at)",
        rf"\b(?:[Tt]each(?:es|ing)?|[Tt]aught|[Tt]utor(?:s|ed|ing)?|[Ll]ectur(?:es|ed|ing)|[Cc]oach(?:es|ed|ing)"
        rf"|[Mm]entor(?:s|ed|ing)?)\b(?: {_GAP})? (?:at|for|with)",
        r"\b(?:[Tt]enure|[Ss]tint|[Ss]pell|[Cc]areer|[Rr]ole|[Pp]osition|[Pp]ost|[Jj]ob|[Mm]y time)"
        r"(?: [\w-]+){0,6}? with",
        r"\b(?:[Jj]oin(?:ed|ing)|[Ll]eft|[Rr]esigned from)",
        r"\b[Aa]s (?:I did |(?:an? |the )?(?:[\w&/+-]+ ){1,6}?)at",
        rf"(?:^|[,;] |\b[Ii] was |\bwas ){_EARLIER} (?:with|at|of|for|from|employed by)",
    )
)
_CALLED = Worded(
    rf"\b(?:[Ff]ormer|[Pp]revious|[Ee]x|[Cc]urrent)[ -]{_NAME}"
    r" (?:employee|staff(?:er)?|alumn[iua]s?|team member|colleague|hire|[a-z]*(?:er|or|ist|ant|man|ian))\b"
)
_POSTED = Worded(
    r"\b(?:is|was|am|been|became|as) (?:an? |the |its |their )?(?P<post>(?:[\w&/+-]+ ){1,6}?)"
    rf"(?:of|at|with|for) (?:the )?{_NAME}"
)
_THERE = Worded(
    rf"(?:^|[,;] )(?:[Aa]t|[Ww]ith) (?:the )?{_NAME},? (?:(?:where|in which) )?(?:I|we|my) "
    r"(?!would|could|can|will|may|might|should|shall|hope|want|see|plan)"
)
_BODY = (
    r"(?:Club|Choir|Orchestra|Guild|League|Union|Federation|Charity|Committee|Society|Association|Trust|Foundation"
    r"|Theatre|Festival|Church|School|Network|Institute)"
)
_POST = r"^(?P<post>(?:[\w&/+-]+ ){1,4}?)"
_OFFICES = (
    Worded(rf"{_POST}at (?:the )?{_NAME}[.,]?$"),
    Worded(rf"{_POST}of (?:the )?(?P<name>(?:{_WORD} ){{1,4}}{_BODY}(?: (?:of|for) {_WORD})?)[.,]?$"),
)
"""A line that is nothing but a post and where it was held ("Treasurer of the Harbour Rowing Club")."""
_EX = Worded(rf"\b[Ee]x-(?P<name>{_WORD}(?: {_WORD})*)")
_TAUGHT = (
    Worded(rf"\b(?:from|at|[Aa]lumn(?:a|us|i) of) (?:the )?{_NAME}"),
    Worded(
        rf"[,(] ?(?:the )?(?P<name>(?:{_WORD} ){{0,4}}(?:University|College|Institute|Polytechnic|Academy)"
        rf"(?: of (?:the )?{_WORD}(?:(?: and| of)? {_WORD}){{0,3}})?)(?=[.,;)]|$)"
    ),
)
_STUDIED = re.compile(
    r"\b(?:graduat|studied|studies|alumn|degree|diploma|doctorate|certificate|qualification"
    r"|(?:complet|obtain|earn)ed my|\b(?:BTEC|NVQ|A[- ]levels?|apprenticeship)\b)",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:appl(?:y|ying|ication|ied)|vacan|opening|opportunit|would|hope|look(?:ing)? forward|keen|excited|interest"
    r"|advertis|posted|contribute to|join your|your (?:team|company|organi[sz]ation)|bring to|dear)"
)
_AT = re.compile(r"\bat (?:the )?$")
_LEVEL = re.compile(r"['’s-]* (?:\w+ )?(?:level|grade|rank|role|position|post)s?\b")
_CODES = ("/basics/location/countryCode", "/basics/location/region")
"""Lines whose letters stand for no firm: Google Brain is none of Great Britain."""
_LIST = re.compile(r", (?:and )?| and ")
_JOINING = frozenset("a an the and of for in at on to my our".split())
"""Small words that two spellings of one name need not share; any other with a capital is part of it ("Who Cares")."""


def strangers(passage: Passage, sentence: Span, known: Sequence[tuple[int, int]], scene: Scene) -> Iterator[Claim]:
    """Each such name of a sentence; `known` are the places of names that the profile has.

    A sentence that speaks of the application names whom it is written to, and claims nothing.
    """
    if _AIMED.search(sentence.text.lower()):
        return
    taken = list(known)
    taught = degrees.level(sentence.text) or _STUDIED.search(sentence.text)
    for kind, patterns in (
        (ClaimType.INSTITUTION, _TAUGHT if taught else ()),
        (ClaimType.EMPLOYER, (*_EMPLOYED, _CALLED, _POSTED, *_OFFICES, _THERE, _EX)),
    ):
        for start, end in _unknown(sentence.text, patterns, scene):
            if overlaps((start, end), taken) or negated_or_wishful(sentence.text, start, end):
                continue
            taken.append((start, end))
            nearest = scene.evidence.nearest(sentence.text[start:end], scene.evidence.lines)
            noun = "employer" if kind is ClaimType.EMPLOYER else "institution"
            span = (sentence.start + start, sentence.start + end)
            yield claim(passage, kind, span, unsupported(f"no such {noun} in the profile", nearest))


def _unknown(text: str, patterns: Sequence[Worded], scene: Scene) -> Iterator[tuple[int, int]]:
    """The names behind each cue that the profile does not hold, one by one where they are a list."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            if is_known(found["name"], scene) or not cues.is_title(found.groupdict().get("post") or "head"):
                continue
            start = found.start("name")
            for part in map(_without_degree, _LIST.split(found["name"])):
                at = text.index(part, start)
                start = at + len(part)
                is_post = cues.is_title(part) and not _is_at(text, at, start)
                if not is_known(part, scene) and not is_post:
                    yield at, start


def _without_degree(name: str) -> str:
    """A name without the degree in front of it ("MSc Aalborg University")."""
    degree = degrees.DEGREE.match(name, 0)
    return name[degree.end() :].lstrip(" ,") if degree else name


def _is_at(text: str, start: int, end: int) -> bool:
    """Whether a name behind "at" is that of a firm, even with a word for a post in it, and no level."""
    return _AT.search(text, 0, start) is not None and _LEVEL.match(text, end) is None


def is_known(name: str, scene: Scene) -> bool:
    """Whether a name stands in one line of the profile, or names no firm: a skill, a country, a date, the target."""
    if not names.tokens(name) or dates.find(name) or len(name) < 3 or set(name.split()) <= listed("countries"):
        return True
    if skills.canonical(name) in scene.evidence.skills:
        return True
    target = f"{scene.job.company or ''} {scene.job.title or ''} {scene.job.location or ''}" if scene.job else ""
    schools = (line.text for line in scene.evidence.lines if line.field == "institution")
    if any(names.shortens(name, school) or names.is_acronym(name, school) for school in schools):
        return True
    told = (line.text for line in scene.evidence.lines if not line.path.startswith(_CODES))
    small = {word.casefold() for word in name.split() if word.istitle()} & STOPWORDS - _JOINING
    said = (text for text in (target, *told) if not names.beyond(name, text))
    return any(small <= set(plain(text).split()) for text in said)
