"""A run on disk: what was asked, what came back, what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core.core_schema import (
    CoreSchema,
    is_instance_schema,
    json_or_python_schema,
    plain_serializer_function_ser_schema,
    union_schema,
)

from vitaeval.schema.base import Noun
from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.outcome import State
from vitaeval.schema.score import Cell, Direction, Finding, number

OPENED, CLOSED = b',"examples":[', b"]}"
"""End of a record's head line, and its last line."""


class Manifest(Noun):
    """What makes a run this run, written before its first call.

    `generation_key` covers everything that decides an answer (task, prompt, model, golden set,
    selection, trials, epoch): two runs with the same key ask the same questions.
    """

    format: Literal[1] = 1
    run_id: str
    created: str
    generation_key: str
    config: EvalConfig
    prompt_digest: str
    golden_digest: str
    as_of: str
    examples: tuple[str, ...]
    git_commit: str | None
    version: str


class StageRecord(Noun):
    """What became of one stage of an example, and what its calls took, repairs included.

    `valid` is null when no reply came back. Tokens are as the provider counted them, `latency_s` is its own time
    without our waiting, `cost_usd` the price: each null as soon as one call does not tell.
    """

    valid: bool | None
    repairs: int = Field(ge=0)
    prompt_tokens: int | None
    completion_tokens: int | None
    latency_s: float | None
    cost_usd: float | None


class ExampleRecord(Noun):
    """One example in one trial. `passed` is null when nothing came back to judge.

    `stages` is empty in records of earlier versions, until they are scored again. Of a `sealed` one, which is kept
    for the gate, reports tell verdict words and counts only.
    """

    example: str
    cluster: str
    tags: tuple[str, ...]
    trial: int
    state: State
    reason: str | None
    passed: bool | None
    cells: Mapping[str, Cell]
    answers: Mapping[str, Mapping[str, Any]]
    text: str | None
    calls: int
    repairs: int
    latency_ms: float
    waited_ms: float
    stages: Mapping[str, StageRecord] = Field(default_factory=dict)
    sealed: bool = False

    def value(self, dotted: str) -> float | None:
        """The score called `metric` or `metric.part`; None when it has no number."""
        return number(self.cells, dotted)


class Kept(Sequence[ExampleRecord]):
    """Examples that stay on disk and are read, one by one, each time they are looked at.

    Whoever makes one vouches for what it holds: it is not looked through when it becomes part of a record.
    """

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def lines(self) -> Iterator[bytes]:
        """Each example as JSON."""
        return (item.model_dump_json().encode() for item in self)


class _KeptOrGiven:
    """A tuple of examples, checked; or Kept, as it is."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        given = handler.generate_schema(tuple[ExampleRecord, ...])
        either = union_schema([is_instance_schema(Kept), given], mode="left_to_right")
        written = plain_serializer_function_ser_schema(tuple, return_schema=given)
        return json_or_python_schema(given, either, serialization=written)


Examples = Annotated[Sequence[ExampleRecord], _KeptOrGiven]


class Aggregate(Noun):
    """One number of a run: a metric (or `metric.part`) over all examples or over one tag.

    `mean` averages trials within an example, examples within a cluster, then clusters; `low` and `high`
    are the ends of its 95 % interval over clusters, null when there are too few to tell. `stage` names the stage whose
    answer is measured, null where it is the delivered one.
    """

    metric: str
    title: str
    version: str
    direction: Direction
    unit: str
    timing: bool
    tag: str | None
    n: int
    clusters: int
    not_applicable: int
    crashed: int
    mean: float | None
    low: float | None
    high: float | None
    stage: str | None = None


class SettledClaim(Noun):
    """A doubtful claim of one answer that a person has spoken about."""

    example: str
    trial: int
    finding: Finding


class Adjudicated(Noun):
    """What people have said about doubtful claims of a run.

    `digest` names all words on its profiles, used or not: runs scored under different words are not the same
    measurement. `false_alarms` no longer count against the answers, `confirmed` do; both count answers.
    """

    digest: str
    false_alarms: int = Field(ge=0)
    confirmed: int = Field(ge=0)
    claims: tuple[SettledClaim, ...]


class RunRecord(Noun):
    """Everything that a decision needs, at full precision (`record.json`).

    `fingerprints` are the providers' own names of their set-ups; `notices` what the user was told on the way.
    `adjudicated` is null where nobody has spoken about its profiles, `judged` where no judge has. `examples` is the
    last field: a record on disk is a head line and a line for each example.
    """

    format: Literal[1] = 1
    manifest: Manifest
    evidence: Evidence
    goal: str
    headline: tuple[str, ...]
    metric_versions: Mapping[str, str]
    states: Mapping[str, int]
    served_models: tuple[str, ...]
    aggregates: tuple[Aggregate, ...]
    wall_s: float = Field(ge=0)
    finished: str
    adjudicated: Adjudicated | None = None
    judged: JudgedRun | None = None
    fingerprints: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    examples: Examples

    def aggregate(self, metric: str, tag: str | None = None) -> Aggregate | None:
        """The aggregate called `metric` (or `metric.part`) for all examples, or for one tag."""
        return next((item for item in self.aggregates if (item.metric, item.tag) == (metric, tag)), None)

    def pieces(self) -> Iterator[bytes]:
        """The record as JSON, a head line and a line for each example, without holding more than one of them."""
        yield self.model_dump_json(exclude={"examples"}).removesuffix("}").encode() + OPENED
        kept = self.examples
        lines = kept.lines() if isinstance(kept, Kept) else (item.model_dump_json().encode() for item in kept)
        for place, line in enumerate(lines):
            yield b",\n" if place else b"\n"
            yield line
        yield b"\n" + CLOSED + b"\n"


class Anchors(Noun):
    """What the keyless floor (extractive baseline) and ceiling (golden answers) reach, by metric name."""

    floor: Mapping[str, float]
    ceiling: Mapping[str, float]
