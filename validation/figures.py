"""Measured figures, and the written floors below which none may fall."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FLOORS = Path(__file__).parent / "floors.yaml"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number: what it is in words, over how many cases, and the goal set for it ("≥ .99", "≤ 10")."""

    name: str
    words: str
    value: float
    cases: int
    goal: str = ""

    @property
    def standing(self) -> str:
        """Whether the goal is met, in a word; "" where none was set."""
        if not self.goal:
            return ""
        sense, bound = self.goal.split()
        is_met = self.value >= float(bound) if sense == "≥" else self.value <= float(bound)
        return "met" if is_met else "not met"


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one metric, detail rows for the curious, and what it does not cover."""

    title: str
    figures: tuple[Figure, ...]
    details: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def below(sections: Iterable[Section], floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Every figure that is worse than its floor (`floors`: at least, `ceilings`: at most) or was not measured."""
    measured = {figure.name: figure.value for section in sections for figure in section.figures}
    for name, bound in floors["floors"].items():
        value = measured.get(name, math.nan)
        if not value >= bound:
            yield f"{name} is {value:.3f}, its floor is {bound}"
    for name, bound in floors["ceilings"].items():
        value = measured.get(name, math.nan)
        if not value <= bound:
            yield f"{name} is {value:.3f}, its ceiling is {bound}"


def read_floors(path: Path) -> Mapping[str, Mapping[str, float]]:
    """The written floors and ceilings."""
    found: Mapping[str, Mapping[str, float]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
