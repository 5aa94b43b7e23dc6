"""Which entry of the profile an entry of a CV speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Block, Part
from vitaeval.text import dates
from vitaeval.text.dates import PartialDate

_KINDS = {"w": "wvp", "p": "pwvb", "e": "e", "c": "ca"}
_NAME_FIELDS = {
    "w": "name",
    "v": "organization",
    "p": "name",
    "e": "institution",
    "c": "name",
    "a": "title",
    "b": "name",
}
_ROLE_FIELDS = {"w": "position", "v": "position", "e": "studyType"}
_NAME_PARTS = (Part.EMPLOYER, Part.PROJECT, Part.INSTITUTION, Part.CERTIFICATE)
_ROLE_PARTS = (Part.TITLE, Part.DEGREE)


def align(blocks: Sequence[Block], evidence: Evidence) -> tuple[str | None, ...]:
    """The profile entry of each block, in order; None for a block that resembles none.

    Every pair is weighed by name (4), role (2), subject (1.5), dates (2) and cited id (3); the best pairs are taken
    first, each entry once; ties go to the earlier block, then the earlier entry. A block that is left over takes
    its best entry a second time (two roles told from one), if name or id agree; so does the header of a
    group of roles.
    """
    weighed = [
        (weight, -n, -m, entry)
        for n, block in enumerate(blocks)
        for said in (_Said.of(block),)
        for m, entry in enumerate(evidence.entries)
        if entry[0] in _KINDS[block.kind] and (weight := _weight(said, block, entry, evidence)) >= 2
    ]
    weighed.sort(reverse=True)
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    for _, n, _, entry in weighed:
        if -n not in chosen and entry not in taken and not blocks[-n].is_group:
            chosen[-n] = entry
            taken.add(entry)
    for weight, n, _, entry in weighed:
        if weight >= 3:
            chosen.setdefault(-n, entry)
    return tuple(chosen.get(n) for n in range(len(blocks)))


class _Said(NamedTuple):
    """What a block says of itself: name, role and subject, and the dates of its start and end."""

    name: str | None
    role: str | None
    area: str | None
    dates: tuple[PartialDate | None, ...]

    @classmethod
    def of(cls, block: Block) -> _Said:
        """Lay out a block."""
        name = _first(block, _NAME_PARTS) or block.employer
        days = tuple(dates.parse(block.first(part) or "") for part in (Part.START, Part.END))
        return cls(name, _first(block, _ROLE_PARTS), block.first(Part.AREA), days)


def _first(block: Block, parts: tuple[Part, ...]) -> str | None:
    return next((text for part in parts if (text := block.first(part))), None)


def _weight(said: _Said, block: Block, entry: str, evidence: Evidence) -> float:
    own = evidence.field(entry, _NAME_FIELDS[entry[0]])
    if own is None or not said.name:
        name = _told(said.name, block, " ".join(line.text for line in evidence.of_entry(entry)))
    else:
        name = names.likeness(said.name, own.text)
    role = _likeness(said.role, evidence.field(entry, _ROLE_FIELDS.get(entry[0], "")))
    area = _likeness(said.area, evidence.field(entry, "area")) if entry[0] == "e" else 0.0
    cited = block.source_id is not None and block.source_id.split(".")[0] == entry
    return 4 * name + 2 * role + 1.5 * area + 2 * _date_likeness(said, evidence, entry) + (3 if cited else 0)


def _likeness(said: str | None, held: Line | None) -> float:
    return names.likeness(said, held.text) if said and held else 0.0


def _told(said: str | None, block: Block, own: str) -> float:
    """How much of a name an entry without one tells; a project without a name goes by its first line."""
    if said:
        return names.coverage(said, own) / 2
    first = block.first(Part.BULLET) if block.kind == "p" else None
    return names.coverage(first, own) if first else 0.0


def _date_likeness(said: _Said, evidence: Evidence, entry: str) -> float:
    if not any(said.dates):
        return 0.0
    held = _dates(entry, evidence)
    return sum([dates.same(one, two) for one, two in zip(said.dates, held, strict=True) if one and two]) / 2


@lru_cache(maxsize=1024)
def _dates(entry: str, evidence: Evidence) -> tuple[PartialDate | None, ...]:
    """The dates of start and end of an entry."""
    lines = (evidence.field(entry, "startDate"), evidence.field(entry, "endDate"))
    return tuple([dates.parse(line.text) if line else None for line in lines])
