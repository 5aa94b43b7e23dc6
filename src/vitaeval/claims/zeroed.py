"""What was lowered, told as gone: "comebacks down to zero" where the line has three of them left."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims.derived import changes
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import unclaimed
from vitaeval.text.things import tells_of_none
from vitaeval.text.worded import Worded

_TO_NONE = Worded(r"\b(?:to|at) (?P<none>zero|nil|none|nought)\b")


def zeroed(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words for none at the end of a change in a bullet, where the nearest line tells of the change and what was
    left."""
    low = plain(passage.text)
    for found in _TO_NONE.finditer(low) if passage.part is Part.BULLET else ():
        line = next(iter(near_lines(passage, scene, found.start())), None)
        if line is None or tells_of_none(line.plain) or unclaimed(passage.text, *found.span("none")):
            continue
        if any(new.value > 0 for _, new in changes(line)):
            ruling = contradicted("the profile says that some of it was left", line)
            yield claim(passage, ClaimType.METRIC, found.span("none"), ruling)
