"""Years of a time told in prose ("deployed 2014–2016") that the line telling of it gives other ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import clause_around
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, contradicted, supported
from vitaeval.claims.vocabulary import general
from vitaeval.text import dates
from vitaeval.text.dates import DateMention
from vitaeval.text.normalize import stems

_TO = re.compile(r" ?[–—-] ?| (?:to|until|till) ")
Span = tuple[DateMention, DateMention]


def spanned(mention: DateMention, passage: Passage, scene: Scene) -> Ruling | None:
    """What the profile says of an end of a time; None where no line of the entry gives one of the same things."""
    said = next((span for span in _spans(passage.text) if mention in span), None)
    if said is None or passage.part is not Part.BULLET or _bounds(mention, passage, scene):
        return None
    told = {word for word in stems(clause_around(passage.text, mention.start)) - general() if word.isalpha()}
    lines = [line for line in scene.evidence.done_in(passage.entry) if told & line.stems and any(_spans(line.text))]
    best = max(lines, key=lambda line: len(told & line.stems), default=None)
    if best is None:
        return None
    ends = [span[said.index(mention)] for span in _spans(best.text)]
    return supported(best) if any(_same(mention, end) for end in ends) else _elsewhere(mention, best)


def _bounds(mention: DateMention, passage: Passage, scene: Scene) -> bool:
    """Whether a date is the first or the last of the entry itself."""
    lines = (scene.evidence.field(passage.entry, name) for name in ("startDate", "endDate")) if passage.entry else ()
    return any(_same(mention, each) for line in lines if line for each in dates.find(line.text))


def _elsewhere(mention: DateMention, line: Line) -> Ruling | None:
    """A contradiction, unless the line has the date in another place."""
    held = any(_same(mention, each) for each in dates.find(line.text))
    return None if held else contradicted("the profile gives this time another end", line)


def _same(one: DateMention, two: DateMention) -> bool:
    return one.date is not None and two.date is not None and dates.same(one.date, two.date)


def _spans(text: str) -> Iterator[Span]:
    """Two dates right beside each other that are the ends of a time."""
    return (
        (one, two)
        for one, two in pairwise(dates.find(text))
        if one.date and two.date and _TO.fullmatch(text, one.end, two.start)
    )
