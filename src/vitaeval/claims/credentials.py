"""Degrees, and certificates, licences and awards that prose claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from vitaeval.claims import names
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.schema.documents.profile import Education
from vitaeval.text.normalize import plain, stems
from vitaeval.text.polarity import negated_or_wishful

_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (number, re.compile(pattern))
    for number, pattern in (
        (6, r"\b(?:[Pp][Hh]\.? ?D\b\.?|[Dd]octor(?:ate|al)\b|[Dd]octor of\b|J\.?D\b\.?|M\.D\.|MD\b|Pharm\.?D|DNP\b|Ed\.?D\b|DBA\b(?! )|[Jj]uris [Dd]octor)"),
        (5, r"\b(?:[Mm]aster(?:['’]s\b|s\b(?= (?:degree|of|in))| of (?:[A-Z]|science|arts|business|public|engineering)| [Dd]egree)|MBA\b|M\.?B\.?A\.?\b|MSN\b|M\.? ?Sc\b|M\.S\.|MS\b(?=$|,| in [A-Z]| [A-Z][a-z]+ S)"
            r"|M\.?A\.(?= |$|,)|MA\b(?=$| in)|M\.? ?Eng\b|MPH\b|MPA\b|MPP\b|MSW\b|M\.?Ed\b|LL\.?M\b|M\.?Tech|MFA\b|MPhil|[Pp]ostgraduate)"),
        (4, r"\b(?:[Bb]achelor(?:['’]s?\b|s\b)?|B\.? ?Sc\b|B\.S\.|BS\b(?=$|,| in [A-Z]| [A-Z][a-z]+ S)|B\.?A\.(?= |$|,)|BA\b(?=$|,| in)|BSN\b|BBA\b|B\.? ?Eng\b|B\.? ?Tech\b|BSW\b|BFA\b|B\.?Ed\b|LL\.?B\b|BCom\b|[Uu]ndergraduate degree)"),
        (3, r"\b(?:[Aa]ssociate(?:['’]s\b|s\b(?= degree)| of (?:[A-Z]|applied|science|arts)| [Dd]egree| in (?:[Aa]pplied|[Ss]cience))|A\.A\.S?\.?|AAS\b|A\.S\.)"),
        (2, r"\b(?:[Dd]iploma(?! in high)|[Cc]ertificate program)"),
        (1, r"\b(?:[Hh]igh [Ss]chool|GED\b|[Aa]bitur)"),
    )
)  # fmt: skip
_CUE = re.compile(
    r"\b(?:certif(?:ied|ication|icate)s?|licen[sc](?:e|ed|ure)s?|clearance|credential(?:ed|s)?|accredited|board[- ]certified|chartered|registered)\b",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(r"certif|licen|clearance|credential|accredit|chartered|registered", re.IGNORECASE)
_CAPITALISED = r"(?:[A-Z0-9][\w&+./-]*|of|and|in|for)"
_BEFORE_CUE = re.compile(rf"((?:{_CAPITALISED} )*[A-Z][\w&+./()-]* )$")
_AFTER_CUE = re.compile(rf"^( (?:as |in |for |by )?(?:an? )?[A-Z][\w&+./()-]*(?: {_CAPITALISED})*)")
_AWARD = re.compile(
    r"\b(?:awards?\b(?! (?:of )?(?:contract|grant|package|process|fee|management))|award-winning|prizes?\b|medal(?:ist)?s?\b"
    r"|winner\b|runner-up\b|employee of the (?:month|quarter|year)|(?:magna |summa )?cum laude|dean['’]?s list|with (?:distinction|honou?rs)"
    r"|honou?red (?:as|with|by|for)|recogni[sz]ed (?:as|with|by the)|scholarships?\b|fellowships?\b|valedictorian)",
    re.IGNORECASE,
)


def degree_level(text: str) -> int | None:
    """Level of the highest degree that `text` names: 1 school, 2 diploma, 3 associate, 4 bachelor, 5 master, 6 doctor."""
    return next((number for number, pattern in _LEVELS if pattern.search(text)), None)


def of_level(text: str, level: int) -> Iterator[tuple[int, int]]:
    """Where `text` names a degree of `level` or above."""
    for number, pattern in _LEVELS:
        if number >= level:
            yield from (found.span() for found in pattern.finditer(text))


def degree(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The degree of an education entry: at most the level that the entry has, honours included."""
    yield whole(passage, ClaimType.DEGREE, _degree(passage, scene))
    for found in _AWARD.finditer(passage.text):
        yield claim(passage, ClaimType.AWARD, found.span(), _award(found.group(), passage, scene))


def _degree(passage: Passage, scene: Scene) -> Ruling:
    line = scene.evidence.field(passage.entry, "studyType") if passage.entry else None
    if line is None:
        return unknown("the profile gives no degree here")
    said, held = degree_level(passage.text), degree_level(line.text)
    own = " ".join(x.text for x in scene.evidence.of_entry(passage.entry))
    if said is None or held is None:
        extra = names.beyond(passage.text, own)
        return contradicted(f"another degree: {' '.join(extra)}", line) if extra else supported(line)
    if said > held:
        return contradicted("a higher degree than in the profile", line)
    return supported(line)


def area(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The subject of an education entry: its tokens inside the entry."""
    if passage.entry is None or scene.evidence.field(passage.entry, "area") is None:
        line = scene.evidence.field(passage.entry, "studyType") if passage.entry else None
        extra = names.beyond(passage.text, line.text) if line else ()
        ruling = supported(line) if line and not extra else unknown("the profile gives no subject here")
    else:
        line = scene.evidence.field(passage.entry, "area")
        own = " ".join(x.text for x in scene.evidence.of_entry(passage.entry))
        extra = names.beyond(passage.text, own)
        ruling = contradicted(f"another subject: {' '.join(extra)}", line) if extra else supported(line)
    yield whole(passage, ClaimType.DEGREE, ruling)


def degrees(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Degrees that prose names: at most the highest of the profile."""
    for _, pattern in _LEVELS[:4]:
        for found in pattern.finditer(passage.text):
            if not negated_or_wishful(passage.text, *found.span()):
                yield claim(passage, ClaimType.DEGREE, found.span(), _named_degree(found.group(), passage, scene))


def _named_degree(said: str, passage: Passage, scene: Scene) -> Ruling:
    wanted = degree_level(said) or 0
    texts = [line for line in scene.evidence.lines if (degree_level(line.text) or 0) >= wanted]
    if texts:
        return supported(texts[0])
    schools = [item for item in scene.evidence.entries.values() if isinstance(item, Education)]
    if schools and all(not school.studyType for school in schools):
        return unknown("the profile gives no degrees")
    best = scene.evidence.nearest("degree " + said, tuple(x for x in scene.evidence.lines if x.field == "studyType"))
    return contradicted("a higher degree than any in the profile", best)


@cache
def _abbreviations() -> re.Pattern[str]:
    text = resources.files("vitaeval.claims").joinpath("data/credentials.txt").read_text("utf-8")
    known = [row for row in text.splitlines() if row and not row.startswith("#")]
    known.sort(key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w+])")


def certificates(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Certificates, licences and clearances that prose claims, by abbreviation or by a cue word and a name."""
    taken: list[tuple[int, int]] = []
    for start, end in (*_cued(passage.text), *(found.span() for found in _abbreviations().finditer(passage.text))):
        free = not any(start < old_end and old_start < end for old_start, old_end in taken)
        if free and not negated_or_wishful(passage.text, start, end):
            taken.append((start, end))
            yield claim(passage, ClaimType.CERTIFICATE, (start, end), _credential(passage.text[start:end], scene))


def _cued(text: str) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(text):
        before, after = _BEFORE_CUE.search(text[: cue.start()]), _AFTER_CUE.match(text[cue.end() :])
        start = before.start(1) if before else cue.start()
        end = cue.end() + (after.end(1) if after and cue.group()[-1] in "dD" else 0)
        if before or end > cue.end():
            yield start, end


def _credential(said: str, scene: Scene) -> Ruling:
    bare = _CUE.sub(" ", said)
    certified = [line for line in scene.evidence.lines if _is_credential(line)]
    for line in (*certified, *(scene.evidence.lines if bare == said else ())):
        if not names.beyond(bare, line.text):
            return supported(line)
    together = " ".join(line.text for line in certified)
    extra = names.beyond(bare, together)
    nearest = scene.evidence.nearest(said, tuple(certified) or scene.evidence.lines)
    return unsupported(f"no such certificate in the profile: {' '.join(extra)}", nearest) if extra else supported(nearest)


def _is_credential(line: Line) -> bool:
    return line.path.startswith("/certificates") or _STRONG_CUE.search(line.text) is not None


def awards(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Awards, prizes and honours that prose claims."""
    for found in _AWARD.finditer(passage.text):
        if not negated_or_wishful(passage.text, *found.span()):
            yield claim(passage, ClaimType.AWARD, _named_award(passage.text, found), _award(found.group(), passage, scene))


def _named_award(text: str, found: re.Match[str]) -> tuple[int, int]:
    before = _BEFORE_CUE.search(text[: found.start()])
    return (before.start(1) if before else found.start()), found.end()


def _award(cue: str, passage: Passage, scene: Scene) -> Ruling:
    wanted = stems(cue)
    for line in scene.evidence.lines:
        if wanted & line.stems or (line.path.startswith("/awards") and plain(cue).startswith(("award", "recogni", "honou", "honor", "winner"))):
            return supported(line)
    return unsupported("no such award in the profile", scene.evidence.nearest(passage.text, scene.evidence.lines))
