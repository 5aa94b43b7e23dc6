"""Awards, prizes and honours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import names
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_NAME = r"[A-Z][\w'’&-]*"
_CUE = Worded(
    rf"(?P<name>(?:{_NAME} ){{1,6}})?(?P<cue>\b(?:[Aa]wards?\b(?! (?:of )?(?:contract|grant|package|process|fee"
    rf"|management|letter))|[Aa]ward-winning"
    r"|[Pp]rizes?\b|[Mm]edal(?:l?ist)?s?\b|[Ww]inner\b|[Rr]unner-up\b|[Tt]roph(?:y|ies)\b|(?<=[a-z] )Cup\b"
    r"|(?:[Ss]hortlisted|[Nn]ominated) (?:for|as)\b|[Vv]oted (?:best|top|most)\b"
    r"|(?:[Hh]onou?rable|[Ss]pecial) mentions?\b"
    r"|[Cc]ommendations?\b|[Cc]ommended (?:for|by)\b"
    r"|honou?red (?:as|with|by|for)|[Ss]cholarships?\b"
    r"|[Ff]ellowships?\b))"
    rf"|(?P<year>\b(?:(?!(?:Named|Voted|Chosen|Elected|Awarded|Won) ){_NAME} ){{0,6}}"
    r"\w+ [Oo]f [Tt]he (?:[Mm]onth|[Qq]uarter|[Yy]ear)\b)"
)
_STUDIES = Worded(
    r"\b(?:(?:(?:magna |summa |egregia )?cum laude|dean['’]?s list|valedictorian|salutatorian|phi beta kappa)\b"
    r"|with (?:(?:first|second|high|highest|great|full|departmental)[- ](?:class )?)?(?:distinction|honou?rs|merit)\b"
    r"|(?:first|upper[- ]second|second|third)[- ](?:class|division)[- ](?:honou?rs|degree|bachelor|master|result)\w*"
    r"|(?:top|best|first) (?:of|in) (?:(?:my|his|her|their|the) )?(?:class|year|cohort|faculty)\b)"
    r"|\bwith (?:the )?(?:top|best|highest|excellent|outstanding|full) (?:marks?|grades?|scores?)\b"
    r"|^(?:first|second|upper[- ]second|third)[- ]class(?:[- ]honou?rs)?$"
)
_FAMILIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"distinction", r"honou?rs|\bhons\b", r"merit", r"laude", r"summa", r"magna", r"dean", r"valedictorian",
        r"salutatorian", r"phi beta kappa", r"first[- ]class|\b1st\b|\b1:1\b|^first(?=$|[,;(]| \()",
        r"third[- ]class|\b3rd\b",
        r"(?<!upper )(?<!upper-)second[- ]class|\b2[:.][12]\b", r"upper[- ]second|\b2[:.]1\b",
        r"(?:top|best|first) (?:of|in) (?:\w+ )?(?:class|year|cohort|faculty)|\brank",
        r"(?:marks?|grades?|scores?)$|(?:top|best|highest|excellent|full) (?:mark|grade|score)|\b1[.,]0\b|\b4\.0\b"
        r"|distinction|first|laude|honou?rs",
    )
)  # fmt: skip
"""Each kind of honours that studies end with, in the words for it."""
_HONOURS = _FAMILIES[1]
"""What a class of honours says already."""

_FIRST = re.compile(r"\b(?:first|1st|grand|main|top)[ -]$")
_AT_TOP = re.compile(r"\b(?:first|1st|grand|main|top|gold|best|winner|champion)\b")
"""Words for the highest of several prizes, and those that may stand for them."""
_FELLOW = stem("fellow")
_KIN = (
    "award",
    "prize",
    "medal",
    "winner",
    "honor",
    "honour",
    "runner",
    "distinct",
    "recogni",
    "of the year",
    "of the month",
    "of the quarter",
    "won ",
    "troph",
    " cup",
    "shortlist",
    "nominat",
    "voted",
    "mention",
    "commend",
)


def awards(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every honour that the passage claims: one line of the profile must hold its name, or its kind when it has
    none."""
    low = plain(passage.text)
    told = low.title() if passage.text.isupper() else passage.text
    for found in _CUE.finditer(told):
        if not negated_or_wishful(passage.text, *found.span()):
            yield claim(passage, ClaimType.AWARD, found.span(), _judge(found, passage, scene))
    for found in _STUDIES.finditer(low):
        if not negated_or_wishful(passage.text, *found.span()):
            yield claim(passage, ClaimType.AWARD, found.span(), _studied(found.group(), scene))


def _studied(said: str, scene: Scene) -> Ruling:
    """Honours of studies: one line of the profile has all the kinds that are named."""
    kinds = [family for family in _FAMILIES if family.search(said)]
    kinds = [family for family in kinds if family is not _HONOURS] or kinds
    line = next((line for line in scene.evidence.lines if all(kind.search(line.plain) for kind in kinds)), None)
    return supported(line) if line else unsupported("no such honours in the profile", _nearest_study(said, scene))


def _nearest_study(said: str, scene: Scene) -> Line | None:
    studies = tuple(line for line in scene.evidence.lines if line.path.startswith("/education"))
    return scene.evidence.nearest(said, studies or scene.evidence.lines)


def _judge(found: re.Match[str], passage: Passage, scene: Scene) -> Ruling:
    named = found["year"] or (found["name"] or "").strip()
    cue = stem(plain(found["cue"] or "award").split()[0])
    lines = (*scene.evidence.of_entry(passage.entry), *scene.evidence.lines)
    posts = (line for line in lines if line.field == "position" and _FELLOW in line.stems)
    post = next((line for line in posts if not names.beyond(named, line.text)), None)
    if post is not None and cue == stem("fellowship"):
        return supported(post)
    is_first = _FIRST.search(passage.text[: found.start("cue")].casefold()) if found["cue"] else None
    for line in (line for line in lines if not is_first or _AT_TOP.search(line.plain)):
        is_named = line.path.startswith("/awards") or _is_paper(named, line)
        alike = is_named or any(kin in line.plain.replace("-", " ") for kin in (cue, *_KIN))
        if alike and _shares(named, found["cue"] or "", line.text):
            return supported(line)
    return unsupported("no such award in the profile", scene.evidence.nearest(passage.text, scene.evidence.lines))


def _is_paper(named: str, line: Line) -> bool:
    """Whether an award is a certificate of the profile by another word ("a Train the Trainer award")."""
    told = names.tokens(named)
    return line.path.startswith("/certificates") and len(told) > 1 and not names.beyond(named, line.text)


def _shares(named: str, cue: str, line: str) -> bool:
    """Whether a line holds the name; without a name, its kind."""
    if not names.tokens(named):
        return not names.beyond(cue, line) or any(kin in plain(cue) for kin in _KIN)
    return not names.beyond(named, line)
