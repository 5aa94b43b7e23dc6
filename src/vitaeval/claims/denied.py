"""Things that a text says never happened, where the profile counts them: no injuries for one."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stems
from vitaeval.text.things import name_of, tells_of_none
from vitaeval.text.worded import Worded

_NONE = Worded(r"\b(?:no|zero|without (?:any|a single)|not (?:one|a single)) (?P<things>[a-z][a-z-]+(?: [a-z-]+){0,3})")
_TELLING = 2


def denied(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words for none of something that a line of the profile counts, and of which no line says that there were none."""
    if passage.part is Part.HEADLINE:
        return
    for found in _NONE.finditer(plain(passage.text)):
        name = name_of(found["things"])
        things = stems(name)
        lines = [line for line in scene.evidence.done_in(passage.entry) if things <= line.stems]
        if len(things) < _TELLING or things <= general() or any(tells_of_none(line.plain) for line in lines):
            continue
        line = next((line for line in lines if _counts(line)), None)
        if line is not None:
            end = found.start("things") + len(name)
            ruling = contradicted("the profile counts some", line)
            yield claim(passage, ClaimType.METRIC, (found.start(), end), ruling)


def _counts(line: Line) -> bool:
    """Whether a line gives how many there were, and more than none."""
    told = [held for held in line.quantities if held.unit in ("thing", "people", "x")]
    return bool(told) and all(held.value for held in told)
