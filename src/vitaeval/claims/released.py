"""Tools that a role could not have used: first released after it had ended."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, contradicted
from vitaeval.text import dates, skills


def too_early(canonical: str, passage: Passage, scene: Scene) -> Ruling | None:
    """Contradicted when the entry ended in a year before the tool's first release; None otherwise.

    The profile's own word stands above the table: what the entry itself names was used there.
    """
    year = _first_years().get(canonical)
    if year is None or passage.entry is None:
        return None
    line = scene.evidence.field(passage.entry, "endDate")
    end = dates.parse(line.text) if line else None
    if end is None or end.year >= year:
        return None
    own = (skill.canonical for each in scene.evidence.of_entry(passage.entry) for skill in skills.find(each.text))
    return None if canonical in own else contradicted(f"{canonical} was first released in {year}", line)


@cache
def _first_years() -> Mapping[str, int]:
    """The first public year of each tool in `data/first_released.csv`."""
    text = resources.files("vitaeval.claims").joinpath("data/first_released.csv").read_text("utf-8")
    rows = (row.rsplit(",", 1) for row in text.splitlines() if row and not row.startswith("#"))
    return {name: int(year) for name, year in rows}
