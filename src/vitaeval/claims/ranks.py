"""Places in a contest: "winner" where the profile says "runner-up", "the best" where it says "the second best"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.claims.evidence import Evidence, Place
from vitaeval.claims.grounds import clause_around
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stems
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

Span = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Table:
    """What names each place, the lowest first, and what stands for the first where no place is named.

    `any` finds every text that names one of them, `lower` every text that names any but the first, and others.
    """

    ranks: tuple[re.Pattern[str], ...]
    first: re.Pattern[str]
    any: Worded
    lower: Worded

    @classmethod
    def of(cls, *words: str, first: str = r"(?!)") -> Table:
        """The table of these words: each is looked for only where one of them was found."""
        ranks = (re.compile(rf"(?<![\w-])(?:{each})") for each in words)
        found, lower = (Worded(rf"(?<!\w)(?:{'|'.join(each)})") for each in ((*words, first), words[:-1]))
        return cls(tuple(ranks), re.compile(rf"(?<!\w)(?:{first})"), found, lower)


_SUPERLATIVE = r"(?:best|largest|biggest|highest|fastest|strongest|top|most)\b"
_RANKS = Table.of(
    *(
        rf"(?:{words})(?!\w)"
        for words in (
            r"finishers?|participants?|entered|competed|took part|long-?list(?:ed)?",
            r"finalists?|short-?list(?:ed)?|nominated|nominees?|commended|honou?rable mention",
            r"third (?:place|prize)|third-?placed|bronze|3rd",
            r"second (?:place|prize)|second-?placed|runners?-up|silver|2nd",
            r"winn(?:er|ers|ing)|first (?:place|prize)|first-?placed|gold|champions?|1st",
        )
    ),
    first=r"(?:wins?|won|awarded|recipient|named|crowned)\b",
)
"""Words for a place in a contest, from having been there to having won it."""
_ORDERS = Table.of(rf"third[- ]{_SUPERLATIVE}", rf"second[- ]{_SUPERLATIVE}", rf"(?<!second )(?<!third ){_SUPERLATIVE}")
"""Superlatives, from the third to the first."""


_CONTEST = (
    r"(?=(?: [\w-]+){0,2} (?:awards?|prizes?|competitions?|contests?|conferences?|championships?|congress|tournaments?"
    r"|finals?|press|study days?|fairs?|exhibitions?|selection|squad|team)\b)"
)
_REACHES = Table.of(
    *(
        rf"(?:{words}){_CONTEST}"
        for words in (
            r"local|city|town|district|county|municipal|in-house|internal",
            r"regional|state|provincial",
            r"national|nationwide",
            r"international|global|world|european",
        )
    )
)
"""How far a contest or a meeting reaches."""


def ranked(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A place above that of the line which tells of the same contest; silent where no line names a lower one."""
    for table in (_RANKS, _ORDERS, _REACHES):
        lower = _below_first(scene.evidence, table)
        said = _rank(plain(passage.text), table) if lower else None
        if said is None or negated_or_wishful(passage.text, *said[1]):
            continue
        place = _rival(said, passage, lower, scene, table)
        if place is not None:
            ruling = contradicted("the profile names a lower place", place.lines[0])
            yield claim(passage, ClaimType.AWARD, said[1], ruling)


@lru_cache(maxsize=256)
def _below_first(evidence: Evidence, table: Table) -> tuple[Place, ...]:
    """The places of the profile that name a rank, none of them the first."""
    if table.lower.search(evidence.plain) is None:
        return ()
    found = ((place, _rank(plain(place.text), table)) for place in evidence.places)
    return tuple(place for place, rank in found if rank is not None and rank[0] < len(table.ranks) - 1)


def _rank(low: str, table: Table) -> tuple[int, tuple[int, int]] | None:
    """The highest rank that a text names, with where it stands."""
    if table.any.search(low) is None:
        return None
    for number in reversed(range(len(table.ranks))):
        found = table.ranks[number].search(low)
        if found:
            return number, found.span()
    found = table.first.search(low)
    return (len(table.ranks) - 1, found.span()) if found else None


def _rival(
    said: tuple[int, Span], passage: Passage, lower: tuple[Place, ...], scene: Scene, table: Table
) -> Place | None:
    """The place that tells of the same with a lower rank; None where another tells as much of it without one."""
    told = next((told for told in _told(passage, said[1]) if any(told & stems(place.text) for place in lower)), None)
    if told is None:
        return None
    best = max(lower, key=lambda place: len(told & stems(place.text)))
    shared, held = len(told & stems(best.text)), _rank(plain(best.text), table)
    if held is None or held[0] >= said[0] or table.ranks[held[0]].search(plain(passage.text)):
        return None
    others = (place for place in scene.evidence.places if place is not best and len(told & stems(place.text)) >= shared)
    return None if any((_rank(plain(each.text), table) or said)[0] >= said[0] for each in others) else best


def _told(passage: Passage, rank: Span) -> tuple[frozenset[str], ...]:
    """What tells of a contest: the special words; of a sentence those around the rank, else all, or any around it."""
    whole = stems(passage.text) - general()
    if passage.part is not Part.SUMMARY:
        return (whole,)
    clause = stems(clause_around(passage.text, rank[0])) - stems(passage.text[slice(*rank)])
    return clause - general(), whole, clause
