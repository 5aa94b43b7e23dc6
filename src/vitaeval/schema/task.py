"""A task: what is evaluated, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from vitaeval.schema.base import Noun
from vitaeval.schema.golden import Example

Answers = Mapping[str, BaseModel]


@dataclass(frozen=True, slots=True)
class StageSpec:
    """One model call of a task.

    `output` is the noun that the answer must validate against. `variables` gives the values for the
    prompt's templates, from the example and the answers of earlier stages; a version uses each of them, or one
    that stands for it: `stands_for` maps such a value to those that it makes superfluous. `baseline` is the pure,
    deterministic, extractive answer without any model; `reference` the golden one.
    """

    name: str
    output: type[Noun]
    variables: Callable[[Example, Answers], Mapping[str, str]]
    baseline: Callable[[Example, Answers], BaseModel]
    reference: Callable[[Example, Answers], BaseModel]
    stands_for: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JudgeSpec:
    """What a judge task judges: the last answers of the tasks named `of`.

    `document` is such an answer as the text that the judge reads, without anybody's name or contact data; None
    where there is nothing to judge.
    """

    of: tuple[str, ...]
    document: Callable[[BaseModel], str | None]


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """One product job.

    `goal` is the metric (or `metric.part`) to which an example's threshold applies; `must_hold` names
    those that have to be 1.0 for an example to pass, whatever the goal says; `headline` lists what a
    release engineer sees first, in order. All three use `metric` or `metric.part`. `judge` is null for a task
    that judges nothing.
    """

    name: str
    title: str
    expected: type[Noun]
    stages: tuple[StageSpec, ...]
    goal: str
    must_hold: tuple[str, ...]
    headline: tuple[str, ...]
    judge: JudgeSpec | None = None

    @property
    def final(self) -> str:
        """Name of the stage whose answer is delivered."""
        return self.stages[-1].name
