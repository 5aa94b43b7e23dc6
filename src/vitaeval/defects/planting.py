"""What a defect or rewrite is: a seeded change of a draft that says where and what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Literal

from vitaeval.defects.draft import Draft, Place, located
from vitaeval.defects.stock import Stock
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile


@dataclass(frozen=True, slots=True)
class Ground:
    """What something is planted into: a draft, the record that it must rest on, and material for inventions.

    `stock` must come from other people's records and from postings; `today` ends a role that goes on.
    `wording` names the set of phrasings to use (see `data/phrasings.txt`); None uses both.
    """

    draft: Draft
    profile: Profile
    job: JobPosting | None
    stock: Stock
    today: date
    wording: Literal["a", "b"] | None = None


Change = tuple[Draft, tuple[Place, ...]]
"""A new draft and the places in it that differ."""

Plan = Callable[[Ground, Random], Change | None]
"""How a kind of change is made; None where the draft offers no place for it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft after one change of one kind. `places` is empty where the change has none (order, layout)."""

    kind: str
    draft: Draft
    places: tuple[Place, ...]

    def text(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The text of the draft and the spans of the places in it."""
        return located(self.draft, self.places)


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of lie. `severity` is how grave it is at least; `types` are the claims that may rightly be blamed."""

    name: str
    severity: Severity
    types: frozenset[ClaimType]
    plan: Plan

    def plant(self, ground: Ground, rng: Random) -> Changed | None:
        """The draft with one such lie, or None when nothing fits. Equal seeds give equal results."""
        change = self.plan(ground, rng)
        return None if change is None else Changed(self.name, *change)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A kind of faithful change: other words, form, order or choice, no other fact."""

    name: str
    plan: Plan

    def apply(self, ground: Ground, rng: Random) -> Changed | None:
        """The draft rewritten, or None when nothing fits. Equal seeds give equal results."""
        change = self.plan(ground, rng)
        return None if change is None else Changed(self.name, *change)


def defect(name: str, severity: Severity, types: tuple[ClaimType, ...], plan: Plan) -> Defect:
    """A kind of lie."""
    return Defect(name, severity, frozenset(types), plan)
