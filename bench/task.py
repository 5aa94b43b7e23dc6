"""Workload W as a vitaeval task of one stage, with its prompt, its metric and its plan."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workload import MUST_CONTAIN, Row, load

from vitaeval.app.scorer import Scorer, scorer
from vitaeval.metrics.rouge import lcs_f1, tokens
from vitaeval.runner.plan import Plan, plan
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.config import Cache, Endpoint, EvalConfig, ModelConfig, Suite, Tracking
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, Example, GoldenSet
from vitaeval.schema.json_schema import json_schema
from vitaeval.schema.prompt import PromptPart, PromptVersion, StageBinding
from vitaeval.schema.score import Direction, Metric, Observation, Score
from vitaeval.schema.task import Answers, StageSpec, TaskSpec

DEAR_S = 0.01
CACHES = {True: Cache(name="sqlite", uri="sqlite:///answers.db"), False: Cache()}


class Section(Noun):
    """What the model writes."""

    status: str
    headline: str
    bullets: tuple[str, ...]


class Wanted(Noun):
    """What it is held against."""

    reference: str


def _variables(example: Example, _answers: Answers) -> Mapping[str, str]:
    return {"prompt": example.job.text}


def _keyless(_example: Example, _answers: Answers) -> Section:
    return Section(status="complete", headline="none", bullets=())


def _rouge(seen: Observation) -> Score:
    expected = seen.example.expected
    assert isinstance(expected, Wanted)  # noqa: S101 - the task's own type
    answer = seen.calls[-1].reply.text
    parts = {"exact": float(answer == expected.reference), "contains": float(MUST_CONTAIN in answer)}
    return Score(value=lcs_f1(tokens(expected.reference), tokens(answer)), parts=parts)


TASK = TaskSpec(
    name="section",
    title="Write a resume section",
    expected=Wanted,
    stages=(StageSpec("write", Section, _variables, _keyless, _keyless),),
    goal="rouge",
    must_hold=("rouge.contains",),
    headline=("rouge",),
)
ROUGE = Metric(
    name="rouge",
    version="1",
    title="ROUGE-L to the reference",
    direction=Direction.UP,
    unit="F1",
    low=0.0,
    high=1.0,
    score=_rouge,
    worst=0.0,
    worst_parts=("exact", "contains"),
    parts=("exact", "contains"),
)


def _dear(seen: Observation) -> Score:
    end = time.thread_time() + DEAR_S
    while time.thread_time() < end:
        _rouge(seen)
    return Score(value=1.0)


DEAR = Metric("dear", "1", "a dear metric", Direction.UP, "share", 0.0, 1.0, _dear)


@dataclass(frozen=True, slots=True)
class Workload:
    """What is evaluated; workers make their scorer of it."""

    examples: Path
    base_url: str
    concurrency: int
    is_cached: bool
    is_dear: bool

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """ROUGE-L, and the dear metric where it is asked for."""
        return (ROUGE, DEAR) if self.is_dear else (ROUGE,)

    def plan(self) -> Plan:
        """Every example once."""
        return planned(self.examples, self.base_url, self.concurrency, is_cached=self.is_cached)

    def __call__(self) -> Scorer:
        return scorer(self.plan(), self.metrics)


def planned(examples: Path, base_url: str, concurrency: int, *, is_cached: bool) -> Plan:
    """Every example once, asked of the compatible server at `base_url`."""
    model = ModelConfig(
        name="fake",
        provider="compatible",
        id="fake",
        evidence=Evidence.REAL,
        endpoint=Endpoint(base_url=base_url),
    )
    config = EvalConfig(
        task=TASK.name,
        prompt="1.0.0",
        golden="w",
        model=model,
        suite=Suite(name="all"),
        tracking=Tracking(name="none", uri=None, experiment="bench"),
        cache=CACHES[is_cached],
        concurrency=concurrency,
    )
    found = tuple(_example(row) for row in load(examples))
    return plan(config, TASK, _prompt(), _golden(found), found)


def _example(row: Row) -> Example:
    return Example(
        id=row["id"],
        cluster=row["id"],
        profile=None,
        job=JobPosting(title=None, text=row["prompt"]),
        expected=Wanted(reference=row["reference"]),
        threshold=0.5,
        tags=("w",),
        sealed=False,
    )


def _prompt() -> PromptVersion:
    binding = StageBinding(
        stage="write",
        system=PromptPart(name="system.v1", text="Answer in JSON."),
        user=PromptPart(name="user.v1", text="{{ prompt }}"),
        model=None,
        sampling=Sampling(temperature=0.0),
        output=Section.__name__,
        output_schema=json_schema(Section),
    )
    return PromptVersion(
        task=TASK.name,
        version="1.0.0",
        parent=None,
        description="workload W",
        author="bench",
        date="2026-11-21",
        why="to measure",
        changelog="first",
        stages=(binding,),
        digest=digest(binding),
    )


def _golden(examples: tuple[Example, ...]) -> GoldenSet:
    card = Card(
        title="workload W",
        task=TASK.name,
        origin="generated",
        licence="CC0-1.0",
        labelled_by="nobody",
        agreement="none",
        as_of="2026-11-21",
        known_limits=("random words",),
        tags={"w": "all"},
    )
    return GoldenSet(TASK.name, "w", digest([example.id for example in examples]), card, examples)
