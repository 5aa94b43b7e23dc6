"""Score a golden example's own answers: the good one has to pass, each bad twin has to lose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from vitaeval.golden.twins import twins
from vitaeval.runner.record import example_record
from vitaeval.runner.score import ScoredOutcome, score
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.golden import CvExpected, Example
from vitaeval.schema.outcome import ExampleOutcome, Ok, State
from vitaeval.schema.score import Metric, number
from vitaeval.schema.task import TaskSpec


@dataclass(frozen=True, slots=True)
class Judged:
    """The good answer and its twins, scored."""

    good: ScoredOutcome
    bad: Mapping[str, ScoredOutcome]
    passed: bool | None


def judge(
    example: Example, siblings: Iterable[Example], task: TaskSpec, metrics: tuple[Metric, ...], as_of: str
) -> Judged:
    """Score the example's golden answer and every bad twin."""
    good = _scored(example, task, metrics, as_of, None)
    found = twins(example, siblings) if isinstance(example.expected, CvExpected) else {}
    bad = {name: _scored(example, task, metrics, as_of, cv) for name, cv in found.items()}
    return Judged(good, bad, example_record(good, task).passed)


def problems(judged: Judged, task: TaskSpec) -> Iterator[str]:
    """Why this example cannot tell good from bad."""
    if judged.passed is not True:
        yield f"the good answer does not pass: {_why(judged.good, task)}"
    for name, twin in judged.bad.items():
        if not loses(name, twin, judged.good):
            good, bad = (number(item.cells, "quality") for item in (judged.good, twin))
            yield f"the bad twin {name!r} is not beaten (quality {good} against {bad})"


def loses(name: str, twin: ScoredOutcome, good: ScoredOutcome) -> bool:
    """Whether a bad twin is recognised: an invention by fabrication, the others by quality.

    Where the right answer is "insufficient", any CV is recognised by its kind.
    """
    if isinstance(good.example.expected, CvExpected) and good.example.expected.answer == "insufficient":
        return number(twin.cells, "expectations.answer") == 0.0
    if name == "invented":
        return number(twin.cells, "fabrication.clean") == 0.0
    ours, theirs = (number(item.cells, "quality") for item in (good, twin))
    return ours is not None and theirs is not None and ours > theirs


def _scored(
    example: Example, task: TaskSpec, metrics: tuple[Metric, ...], as_of: str, cv: TailoredCV | None
) -> ScoredOutcome:
    answers: dict[str, BaseModel] = {}
    for stage in task.stages:
        answers[stage.name] = stage.reference(example, answers)
    if cv is not None:
        answers[task.final] = CvAnswer(answer=cv)
    stages = {name: Ok(answer) for name, answer in answers.items()}
    return score(ExampleOutcome(example.id, 0, dict(stages), (), State.SCORED), example, metrics, as_of)


def _why(good: ScoredOutcome, task: TaskSpec) -> str:
    cells = dict(good.cells)
    goal = number(cells, task.goal)
    reasons = (
        [f"{task.goal} {goal:.3f} < {good.example.threshold}"]
        if goal is not None and goal < good.example.threshold
        else []
    )
    reasons += [f"{name} is {held}" for name in task.must_hold if (held := number(cells, name)) not in (None, 1.0)]
    findings = [
        f
        for name in ("fabrication", "expectations")
        if (cell := cells.get(name)) and cell.kind == "score"
        for f in cell.findings
    ]
    quoted = "; ".join(f"{f.kind} {f.text!r} {f.note or ''}" for f in findings[:3])
    crashed = [f"crashed: {cell.error}" for cell in cells.values() if cell.kind == "crashed"]
    return ", ".join([*reasons, *crashed]) + (f" ({quoted})" if quoted else "")
