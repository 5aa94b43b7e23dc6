"""Terms that belong to what they are terms of: a three-year scheme where the profile's took two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, plain, stems, words
from vitaeval.text.polarity import unclaimed
from vitaeval.text.quantity import Quantity
from vitaeval.text.things import name_of

_TERM = re.compile(r"[-\s](?:year|month|week|day|hour)$")
_THING = re.compile(r" (?P<thing>[a-z-]+(?: [a-z-]+){0,3})")
_CAREER = frozenset(stems("experience career background history record"))


def terms(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A time right before a thing, where a line has the thing with another time and none has it with this one."""
    if passage.part is Part.HEADLINE:
        return
    for said in quantities.find(passage.text):
        thing = _thing(said, passage.text)
        if not thing or thing & _CAREER or unclaimed(passage.text, said.start, said.end):
            continue
        lines = [line for line in scene.evidence.done_in(passage.entry) if thing <= line.stems]
        times = ((each, line) for line in lines for each in line.quantities if each.unit == said.unit)
        held = [(each, line) for each, line in times if _thing(each, line.text) >= thing]
        if held and not any(each.value == said.value for each, _ in held):
            ruling = contradicted("the profile gives another time", held[0][1])
            yield claim(passage, ClaimType.TENURE, (said.start, said.end), ruling)


def _thing(figure: Quantity, text: str) -> frozenset[str]:
    """The words of what a time like "two-year" is told of; none behind other figures."""
    low = plain(text)
    if figure.unit not in ("month", "s") or not _TERM.search(low[figure.start : figure.end]):
        return frozenset()
    found = _THING.match(low, figure.end)
    named = words(name_of(found["thing"])) if found else ()
    return frozenset(word.stem for word in named if word.text not in STOPWORDS)
