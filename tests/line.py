"""A small task of two stages, its prompt and its examples: enough to drive the line with any model."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vitaeval.pipeline.stage import Setting, StageModel
from vitaeval.runner.plan import Plan, plan
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply, Request, Sampling, Usage
from vitaeval.schema.config import EvalConfig, ModelConfig, Suite, Tracking
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.golden import Card, Example, GoldenSet
from vitaeval.schema.outcome import Ok
from vitaeval.schema.prompt import PromptPart, PromptVersion, StageBinding
from vitaeval.schema.score import Direction, Metric, Observation, Score
from vitaeval.schema.task import Answers, StageSpec, TaskSpec


class Wanted(Noun):
    word: str


class Found(Noun):
    word: str


class Letter(Noun):
    text: str
    length: int


def _posting(example: Example, _answers: Answers) -> Mapping[str, str]:
    return {"job": example.job.text}


def _finding(example: Example, answers: Answers) -> Mapping[str, str]:
    found = answers["find"]
    assert isinstance(found, Found)
    return {"job": example.job.text, "word": found.word}


def _find(example: Example, _answers: Answers) -> Found:
    return Found(word=example.job.text.split()[0])


def _write(example: Example, answers: Answers) -> Letter:
    found = answers["find"]
    assert isinstance(found, Found)
    return Letter(text=f"About {found.word}", length=len(found.word))


FIND = StageSpec("find", Found, _posting, _find, _find)
WRITE = StageSpec("write", Letter, _finding, _write, _write)

TASK = TaskSpec(
    name="greet",
    title="Write a short letter",
    expected=Wanted,
    stages=(FIND, WRITE),
    goal="length",
    must_hold=(),
    headline=("length",),
)


def binding(stage: str, user: str, **more: Any) -> StageBinding:
    """A stage's binding whose user part is `user`."""
    return StageBinding(
        stage=stage,
        system=PromptPart(name="system.v1", text="Answer in JSON."),
        user=PromptPart(name="user.v1", text=user),
        output=stage,
        output_schema="{}",
        **{"model": None, "sampling": Sampling(temperature=0.5, seed=1), **more},
    )


def prompt(*stages: StageBinding) -> PromptVersion:
    """A version that binds `stages`, or both stages of the task."""
    about = dict.fromkeys(("description", "author", "why", "changelog"), "for a test")
    bound = stages or (binding("find", "Read {{ job }}"), binding("write", "Read {{ job }}, write on {{ word }}"))
    values: dict[str, Any] = {**about, "date": "2026-01-01", "parent": None, "digest": "d" * 64}
    return PromptVersion(task="greet", version="1.0.0", stages=bound, **values)


def example(name: str = "first", **more: Any) -> Example:
    """An example without a profile; its posting begins with its name."""
    values: dict[str, Any] = {
        "cluster": name,
        "profile": None,
        "job": JobPosting(title=None, text=f"{name} posting"),
        "expected": Wanted(word=name),
        "threshold": 0.5,
        "tags": ("common",),
        "sealed": False,
    }
    return Example(id=name, **{**values, **more})


def golden(*examples: Example) -> GoldenSet:
    """A golden set of these examples."""
    card = Card(
        title="t",
        task="greet",
        origin="here",
        licence="CC0",
        labelled_by="nobody",
        agreement="none",
        as_of="2026-11-01",
        known_limits=(),
        tags={"common": "all"},
    )
    return GoldenSet("greet", "core", "g" * 64, card, examples)


def config(**more: Any) -> EvalConfig:
    """A configuration that logs nowhere."""
    model = ModelConfig(name="far", provider="far", id="far-1", evidence=Evidence.SIMULATED)
    values: dict[str, Any] = {
        "task": "greet",
        "prompt": "1.0.0",
        "golden": "core",
        "model": model,
        "suite": Suite(name="all"),
        "tracking": Tracking(name="none", uri=None, experiment="e"),
    }
    return EvalConfig(**{**values, **more})


def setting(version: PromptVersion | None = None, sampling: Sampling | None = None) -> Setting:
    """What all examples of a test's run share."""
    model = StageModel("far/far-1", sampling or Sampling())
    return Setting(TASK, version or prompt(), {stage.name: model for stage in TASK.stages}, "0")


def planned(names: Sequence[str] = ("first", "second"), **more: Any) -> Plan:
    """A plan over examples of these names."""
    examples = tuple(example(name) for name in names)
    return plan(config(**more), TASK, prompt(), golden(*examples), examples)


def reply(text: str, finish: FinishReason = FinishReason.STOP, **more: Any) -> Reply:
    """A reply of the far end."""
    values: dict[str, Any] = {"timing": CallTiming(latency_ms=5.0), "usage": Usage(prompt=3, completion=2)}
    return Reply(text=text, finish=finish, served_model="far-1", evidence=Evidence.SIMULATED, **{**values, **more})


def right(request: Request) -> str:
    """The answer that the request's stage wants, as JSON text."""
    if request.purpose.stage == "find":
        return json.dumps({"word": request.purpose.example})
    return json.dumps({"text": f"About {request.purpose.example}", "length": len(request.purpose.example)})


@dataclass
class Far:
    """A far end that answers with `say` and remembers what it was asked."""

    say: Callable[[Request], str | Reply] = right
    asked: list[Request] = field(default_factory=list)

    async def __call__(self, request: Request, /) -> Reply:
        self.asked.append(request)
        said = self.say(request)
        return said if isinstance(said, Reply) else reply(said)


def length(seen: Observation) -> Score:
    """Share of ten letters that the letter's word has."""
    letter = seen.answers["write"]
    assert isinstance(letter, Letter)
    return Score(value=letter.length / 10, parts={"long": float(letter.length > 5)})


def metric(name: str = "length", **more: Any) -> Metric:
    """A metric over letters."""
    values: dict[str, Any] = {
        "version": "1",
        "title": name,
        "direction": Direction.UP,
        "unit": "share",
        "low": 0.0,
        "high": 1.0,
        "score": length,
        "worst": 0.0,
        "worst_parts": ("long",),
        "parts": ("long",),
    }
    return Metric(name=name, **{**values, **more})


def both(name: str = "first", size: int = 5) -> dict[str, Ok]:
    """Both stages answered."""
    return {"find": Ok(Found(word=name)), "write": Ok(Letter(text=name, length=size))}
