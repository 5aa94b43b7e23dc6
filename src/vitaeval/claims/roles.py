"""Titles that a headline or summary gives to the person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import cues, names
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem, words
from vitaeval.text.polarity import negated_or_wishful

_RANKS = frozenset(
    stem(word)
    for word in (
        "senior lead principal head chief director manager supervisor president executive founder partner"
    ).split()
)
_PROFESSIONS = frozenset(
    stem(word)
    for word in (
        "engineer scientist nurse analyst architect lawyer attorney counsel physician pharmacist accountant "
        "auditor pilot teacher "
        "professor therapist psychologist consultant developer designer statistician economist microbiologist "
        "chemist physicist "
        "surveyor technologist paramedic dentist veterinarian librarian journalist translator recruiter actuary "
        "mechanic "
        "electrician machinist inspector investigator chef firefighter counselor"
    ).split()
)
_TITLES = ("position", "label", "roles", "extra")
_PIECE = re.compile(r"[^,|;·•–—()/]+")
_OPENING = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<title>(?:(?!with\b|who\b|and\b|in\b|at\b|for\b"
    r"|of\b)[\w&+./-]+ ){0,6}?[\w&+/-]+?)(?= (?:with|who|in|at|for|of|and|experienced)\b|[,.;:]|$)"
)
_HELD = re.compile(
    r"\b(?:(?:served|serves|serving|worked|works|working|promoted|employed|acting|acted) (?:as|to)|promoted to"
    r"|was|been|currently|now) (?:an? |the )?(?P<title>(?:[\w-]+ ){0,4}?[\w-]+)(?=[,.;:]|$| (?:at|for|of|in|with"
    r"|and|who)\b)"
)
_VERBS = re.compile(
    r"^(?:\w+ed|led|built|ran|wrote|holds?|has|have|works?|now|currently|earlier|also|before|after|since|leads?"
    r"|manages?)\b"
)


_SELF = re.compile(r"\b(?:I|[Mm]y|[Aa]s|[Ii]n|[Aa]t|[Ff]rom|[Ss]ince)\b")


def headlines(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Each title of a headline that has a rank or a profession in it."""
    for piece in _PIECE.finditer(passage.text):
        yield from _titled(passage, piece.span(), scene, target=True)


def openings(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The title that opens a summary, and titles that it says were held."""
    opening = _OPENING.match(passage.text)
    if opening and not _VERBS.match(plain(opening["title"])) and not _SELF.search(opening["title"]):
        yield from _titled(passage, opening.span("title"), scene, target=True)
    for found in _HELD.finditer(passage.text):
        if not negated_or_wishful(passage.text, *found.span("title")):
            yield from _titled(passage, found.span("title"), scene, target=False)


_PROMOTED = re.compile(
    r"\b(?:[Pp]romoted|[Pp]romotion|[Aa]dvanced|[Rr]ose|[Ee]levated|[Aa]ppointed)(?: \w+ly| internally| twice)?"
    r"(?: from [\w /-]{3,40}?)?"
    r" (?:to|as|into)(?: the (?:role|position|post) of)?(?: an?| the)? (?P<title>(?:[\w&/+-]+ ){0,5}?[\w&/+-]+)"
    r"(?=[,.;:()]|$"
    r"| (?:after|within|in|at|for|from|following|on|and|by|due|where|overseeing|leading|with|based|when)\b)"
)


def promotions(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Posts that a line says somebody was promoted to: all their words in one line of the profile."""
    for found in _PROMOTED.finditer(passage.text):
        title = found["title"]
        if not cues.is_title(title) or negated_or_wishful(passage.text, *found.span("title")):
            continue
        held = next((line for line in scene.evidence.lines if not names.beyond(title, line.text)), None)
        ruling = supported(held) if held else unsupported("the profile names no such post")
        yield claim(passage, ClaimType.TITLE, found.span("title"), ruling)


def _titled(passage: Passage, span: tuple[int, int], scene: Scene, *, target: bool) -> Iterator[Claim]:
    text = passage.text[span[0] : span[1]]
    start = span[0] + len(text) - len(text.lstrip())
    found = {token for token in names.tokens(text) if token in _RANKS or token in _PROFESSIONS}
    if found and len(words(text)) <= 8:
        yield claim(passage, ClaimType.TITLE, (start, start + len(text.strip())), _judge(found, scene, target=target))


def _judge(found: set[str], scene: Scene, *, target: bool) -> Ruling:
    """Ranks must stand in a title of the profile (or, for the title aimed at, of the posting); professions anywhere."""
    titles = [line for line in scene.evidence.lines if line.field in _TITLES or line.path == "/basics/summary"]
    aimed = names.tokens(scene.job.title or "") if scene.job and target else ()
    held = {token for line in titles for token in names.tokens(line.text)} | set(aimed)
    extra = sorted(token for token in found if token not in held and (token in _RANKS or not _known(token, scene)))
    if extra:
        return unsupported(f"no title of the profile says: {' '.join(extra)}", titles[0] if titles else None)
    return supported(titles[0] if titles else None)


def _known(profession: str, scene: Scene) -> bool:
    return profession in scene.evidence.stems or profession[:5] in scene.evidence.prefixes
