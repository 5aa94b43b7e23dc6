"""General names of skills ("CI/CD", "Microsoft Office") that follow from the particular ones a profile holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from vitaeval.text.mentions import canonical


class Umbrella(NamedTuple):
    """The canonical skills under a general name, and how many of them it takes to use it."""

    members: frozenset[str]
    least: int


def covered(name: str, held: Mapping[str, str]) -> str | None:
    """Where a profile names a skill that the general `name` stands for; None where it holds too few of them.

    `held` gives the pointers of the profile's skills by canonical name.
    """
    umbrella = _umbrellas().get(name)
    if umbrella is None:
        return None
    found = [pointer for skill, pointer in held.items() if skill in umbrella.members]
    return found[0] if len(found) >= umbrella.least else None


def members(name: str) -> frozenset[str]:
    """The canonical skills that the general `name` stands for; empty when it is none."""
    umbrella = _umbrellas().get(name)
    return umbrella.members if umbrella else frozenset()


@cache
def _umbrellas() -> Mapping[str, Umbrella]:
    """The rows of `data/umbrellas.csv` by canonical name."""
    text = resources.files("vitaeval.text").joinpath("data/umbrellas.csv").read_text("utf-8")
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {canonical(name): Umbrella(frozenset(map(canonical, members)), int(least)) for name, least, *members in rows}
