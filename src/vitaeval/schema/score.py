"""Scores, what they rest on, and the shape of a metric."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from vitaeval.schema.base import Noun
from vitaeval.schema.claim import Claim, Severity
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import Judgement
from vitaeval.schema.outcome import Call, State


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Finding(Noun):
    """One piece of evidence: what was found, where in the answer, and the nearest thing in the source.

    `where` is a JSON pointer into the answer or a section name; `start` and `end` are character offsets
    in `text`'s surrounding field. `nearest` quotes the source, `nearest_path` points to it (`w1.h2`).
    """

    kind: str
    text: str
    where: str | None = None
    start: int | None = None
    end: int | None = None
    severity: Severity | None = None
    nearest: str | None = None
    nearest_path: str | None = None
    note: str | None = None


FALSE_ALARM, CONFIRMED = "false_alarm_", "confirmed_"
"""How the kinds of findings begin that a person has spoken about."""


def claim_finding(kind: str, claim: Claim, where: str | None, *, note: str | None = None) -> Finding:
    """A claim with its nearest evidence as a finding of `kind` at `where`; `note` (else its reason) says why."""
    return Finding(
        kind=kind,
        text=claim.text or claim.value,
        where=where,
        start=claim.start,
        end=claim.end,
        severity=claim.severity,
        nearest=claim.nearest,
        nearest_path=claim.evidence,
        note=note or claim.reason,
    )


class Score(Noun):
    """A number with its parts and its evidence."""

    kind: Literal["score"] = "score"
    value: float
    parts: Mapping[str, float] = Field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class NotApplicable(Noun):
    """The metric has no answer here; never a number."""

    kind: Literal["not_applicable"] = "not_applicable"
    reason: str


class Crashed(Noun):
    """The metric failed on this example; counted, never dropped."""

    kind: Literal["crashed"] = "crashed"
    error: str


Cell = Annotated[Score | NotApplicable | Crashed, Field(discriminator="kind")]


def number(cells: Mapping[str, Score | NotApplicable | Crashed], dotted: str) -> float | None:
    """The score called `metric` or `metric.part` among `cells`; None when it has no number."""
    name, _, part = dotted.partition(".")
    cell = cells.get(name)
    if not isinstance(cell, Score):
        return None
    return cell.parts.get(part) if part else cell.value


@dataclass(frozen=True, slots=True)
class Observation:
    """All that a metric may look at: the example, the parsed answers by stage, and what the calls cost.

    `answers` lacks a stage that did not end Ok. `as_of` is the day on which "today" is judged (ISO date,
    from the golden card). `scores` holds the cells of the metrics named in `needs`;
    `judgements` are those recorded of the delivered answer.
    """

    example: Example
    state: State
    answers: Mapping[str, BaseModel]
    calls: tuple[Call, ...]
    as_of: str
    scores: Mapping[str, Score | NotApplicable | Crashed] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A pure function of an observation, with all that a reader must know to read its number.

    `low` and `high` bound the value; `worst` is what a malformed answer gets (None: the metric is asked
    all the same), and `worst_parts` are the parts that are then 0; `parts` names all part
    scores, shares in [0, 1] but for those in `counts`, which are amounts from 0; in the parts named
    `against` less is better where more of the metric is, and the other way round; `tasks`
    names the tasks that it belongs to (none: every task); `timing` marks numbers that differ from
    run to run (they are kept out of the reproducible report); `optional` marks those that run only when they
    are asked for by name, because they need an extra or much time; `stage` names the stage whose answer is
    measured, None where it is the delivered one.
    """

    name: str
    version: str
    title: str
    direction: Direction
    unit: str
    low: float
    high: float | None
    score: Callable[[Observation], Score | NotApplicable]
    worst: float | None = None
    worst_parts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    timing: bool = False
    optional: bool = False
    against: tuple[str, ...] = ()
    stage: str | None = None

    def direction_of(self, part: str | None) -> Direction:
        """Which way is better: the metric's own, but for the parts that stand `against` it."""
        if part not in self.against:
            return self.direction
        return Direction.UP if self.direction is Direction.DOWN else Direction.DOWN
