"""General names of skills ("CI/CD", "Microsoft Office") that follow from the particular ones a profile holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from vitaeval.claims.evidence import Evidence
from vitaeval.text import skills


class Umbrella(NamedTuple):
    """The canonical skills under a general name, and how many of them it takes to use it."""

    members: frozenset[str]
    least: int


def covered(canonical: str, evidence: Evidence) -> str | None:
    """The pointer of a skill of the profile that a general name stands for; None where it holds too few of them."""
    umbrella = _umbrellas().get(canonical)
    if umbrella is None:
        return None
    held = [path for name, path in evidence.skills.items() if name in umbrella.members]
    return held[0] if len(held) >= umbrella.least else None


@cache
def _umbrellas() -> Mapping[str, Umbrella]:
    """The rows of `data/umbrellas.csv` by canonical name."""
    text = resources.files("vitaeval.claims").joinpath("data/umbrellas.csv").read_text("utf-8")
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {
        skills.canonical(name): Umbrella(frozenset(map(skills.canonical, members)), int(least))
        for name, least, *members in rows
    }
