"""Changes told by their two ends: backwards, or to another end than the profile's."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims.derived import changes, derived
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.matching import allowed, comparable, equal
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.quantities import Quantity


def turned(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A change told backwards ("from 45 to 12" where the source came from 12), or to another end than the source's."""
    if passage.part is Part.HEADLINE or not quantities.find(passage.text):
        return
    for old, new in changes(Line("", None, None, "", passage.text)):
        for line in near_lines(passage, scene, old.start):
            if any(_same_values(old, became) and _same_values(new, was) for was, became in changes(line)):
                ruling = contradicted("the profile tells the change the other way", line)
                yield claim(passage, ClaimType.METRIC, (min(old.start, new.start), max(old.end, new.end)), ruling)
                break
            if _ends_elsewhere(old, new, line) and not derived(new, passage.text, line):
                ruling = contradicted("the profile gives the change another end", line)
                yield claim(passage, ClaimType.METRIC, (new.start, new.end), ruling)
                break


def _ends_elsewhere(old: Quantity, new: Quantity, line: Line) -> bool:
    """Whether a line tells a change from the same beginning, and nowhere has the end that is told."""
    if any(equal(new, held) or allowed(new, held) for held in line.quantities):
        return False
    return any(_same_values(old, was) and comparable(new, became) for was, became in changes(line))


def _same_values(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are one; of two ends only the last may say whom it counts ("from 6 to 19 families")."""
    return one.value == two.value and (one.unit == two.unit or {one.unit, two.unit} == {"thing", "people"})
