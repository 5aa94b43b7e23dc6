"""A figure as a text gives it: value, unit, wording and place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    """How the wording limits the value."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `value` is in the base of `unit` (seconds, months, percent, currency units).

    `high` closes a range (equal to `value` otherwise). `per` is the period of a rate, `noun` the stem of
    what is counted. `start` and `end` span number and unit, with the bound word.
    """

    start: int
    end: int
    value: float
    high: float
    unit: str
    bound: Bound
    per: str | None
    noun: str | None
