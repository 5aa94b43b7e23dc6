"""How far something went: "across all homes", "by every employee", where the source speaks of some or of none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_ALL = Worded(
    r"\b(?P<to>(?:across|throughout|in|for|by|at|to) )?(?:all|every|each|the (?:whole|entire))(?: of)?(?: the| our| its"
    r"| their)? (?P<nouns>[a-z-]{4,}(?: [a-z]{4,})?)\b"
)
UNIVERSAL = re.compile(
    r"\b(?:all|every|each|whole|entire|across|throughout|both|global\w*|world\w*|nation\w*|wide|enterprise"
    r"|corporate|company"
    r"|organi[sz]ation\w*)\b|-?wide\b"
)
_PARTIAL = re.compile(
    r"\b(?:some|several|selected|a few|a handful of|many|most|various|certain|two|three|four|five|\d)(?: of the)?"
    r" (?P<nouns>[a-z-]+(?: [a-z]+)?)\b"
)
_TIMES = frozenset(map(stem, "time day night week weekend month quarter year season shift morning evening".split()))


def reaches(passage: Passage, scene: Scene, taken: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Words for the whole of something in a bullet: minor where the source has only some of it, or nothing of it."""
    if passage.part is not Part.BULLET or passage.entry is None:
        return
    for found in _ALL.finditer(plain(passage.text)):
        nouns = frozenset(map(stem, found["nouns"].split()))
        if overlaps(found.span(), taken) or nouns & _TIMES or negated_or_wishful(passage.text, *found.span()):
            continue
        nearest = next(iter(near_lines(passage, scene, found.start())), None)
        if nearest is None or UNIVERSAL.search(nearest.plain):
            continue
        if is_some(nouns, nearest) or (found["to"] and _is_news(nouns, passage, scene)):
            yield claim(
                passage, ClaimType.CONTENT, found.span(), unsupported("the source does not reach as far", nearest)
            )


def is_some(nouns: Set[str], line: Line) -> bool:
    """Whether a line speaks of some of the things only."""
    return any(nouns & set(map(stem, found["nouns"].split())) for found in _PARTIAL.finditer(line.plain))


def _is_news(nouns: Set[str], passage: Passage, scene: Scene) -> bool:
    """Whether the entry speaks of no such thing at all."""
    held = frozenset().union(*(line.stems for line in scene.evidence.done_in(passage.entry)))
    return not nouns & held and not nouns <= general()
