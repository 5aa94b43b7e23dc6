"""Known groups: metrics that rank CVs must put the good answer above the worse one that was made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from documents import ROOT, share
from figures import Figure, Section
from pydantic import BaseModel

import vitaeval.metrics
from vitaeval.catalog import shelf
from vitaeval.defects.edits import put
from vitaeval.golden.load import load
from vitaeval.golden.twins import twins
from vitaeval.runner.score import ScoredOutcome, in_order, score
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.golden import CvExpected, Example
from vitaeval.schema.outcome import ExampleOutcome, Ok, State
from vitaeval.schema.score import Metric, number
from vitaeval.tasks.generate_cv import TASK

Wins = Callable[[ScoredOutcome, ScoredOutcome], bool | None]


def better(cell: str) -> Wins:
    """Whether the good one has the higher number; None where one of them has none."""

    def wins(good: ScoredOutcome, worse: ScoredOutcome) -> bool | None:
        ours, theirs = number(good.cells, cell), number(worse.cells, cell)
        return None if ours is None or theirs is None else ours > theirs

    return wins


def not_worse(cell: str) -> Wins:
    """Whether the other has no higher number; None where one of them has none."""

    def wins(good: ScoredOutcome, worse: ScoredOutcome) -> bool | None:
        ours, theirs = number(good.cells, cell), number(worse.cells, cell)
        return None if ours is None or theirs is None else ours >= theirs

    return wins


def stopped(good: ScoredOutcome, worse: ScoredOutcome) -> bool | None:
    """Whether the good one is clean and the other is not."""
    ours, theirs = number(good.cells, "fabrication.clean"), number(worse.cells, "fabrication.clean")
    return None if ours is None or theirs is None else ours == 1.0 and theirs == 0.0


GOOD = "good"
PAIRS: tuple[tuple[str, str, str, Wins], ...] = (
    ("quality", GOOD, "off_job", better("quality")),
    ("quality", GOOD, "verbatim", better("quality")),
    ("quality", "off_job", "verbatim", better("quality")),
    ("quality", GOOD, "bloated", better("quality")),
    ("quality", GOOD, "truncated", better("quality")),
    ("quality", GOOD, "invented", better("quality")),
    ("fabrication", GOOD, "invented", stopped),
    ("ats", GOOD, "off_job", not_worse("ats")),
    ("ats", GOOD, "truncated", better("ats")),
    ("ats", GOOD, "without_skills", better("ats")),
    ("ats", GOOD, "stuffed", not_worse("ats")),
)

TIES = {("ats", "off_job"), ("ats", "stuffed")}


def measure(most: int | None) -> Section:
    """Every pair over the golden set, or its first `most` examples."""
    golden = load(ROOT / "golden", TASK, "core")
    chosen = in_order(("quality", "fabrication", "ats"), shelf(vitaeval.metrics, "METRIC", Metric))
    found: dict[tuple[str, str, str], list[bool | None]] = {}
    for example in islice(_with_answer(golden.examples), most):
        scored = {
            name: _scored(example, cv, chosen, golden.card.as_of)
            for name, cv in _versions(example, golden.examples).items()
        }
        for metric, ours, theirs, wins in PAIRS:
            if ours in scored and theirs in scored:
                found.setdefault((metric, ours, theirs), []).append(wins(scored[ours], scored[theirs]))
    return Section("Known groups", tuple(_figures(found)))


def _figures(found: Mapping[tuple[str, str, str], Sequence[bool | None]]) -> Iterator[Figure]:
    words = {
        GOOD: "good answer",
        "verbatim": "the whole profile poured out",
        "off_job": "a CV written for another posting",
        "bloated": "the same CV with stock phrases",
        "truncated": "the same CV without its better half",
        "invented": "the same CV with inventions",
        "without_skills": "the same CV without the words of its skills",
        "stuffed": "the same CV with the posting's words heaped up",
    }
    for (metric, ours, theirs), won in found.items():
        cases = sum(each is not None for each in won)
        beats = "does not lose to" if (metric, theirs) in TIES else "beats"
        told = f"{metric}: {words[ours]} {beats} {words[theirs]}"
        name = theirs if ours == GOOD else f"{ours}.{theirs}"
        yield Figure(f"order.{metric}.{name}", told, share(won), cases, "≥ .95")


def _with_answer(examples: Sequence[Example]) -> Iterator[Example]:
    for example in examples:
        if isinstance(example.expected, CvExpected) and isinstance(example.expected.reference, TailoredCV):
            yield example


def _versions(example: Example, siblings: Sequence[Example]) -> dict[str, TailoredCV]:
    """The good answer and every worse one by name."""
    good = example.expected.reference  # type: ignore[attr-defined]
    return {
        GOOD: good,
        **twins(example, siblings),
        "truncated": _truncated(good),
        "without_skills": _without_skills(good),
        "stuffed": put(good, "/summary", f"{good.summary} {example.job.text[:3000]}"),
    }


def _truncated(cv: TailoredCV) -> TailoredCV:
    """The first role with one bullet, without skills and projects: what a cut-off answer keeps."""
    values = cv.model_dump(mode="json")
    first = values["experience"][:1]
    for role in first:
        role["bullets"] = role["bullets"][-1:]
    for name, value in (("experience", first), ("projects", []), ("skills", []), ("key_skills", []), ("summary", "")):
        cv = put(cv, f"/{name}", value)
    return cv


def _without_skills(cv: TailoredCV) -> TailoredCV:
    """No skill lists and no summary: fewer of the posting's words stay."""
    for name, value in (("skills", []), ("key_skills", []), ("summary", "")):
        cv = put(cv, f"/{name}", value)
    return cv


def _scored(example: Example, cv: TailoredCV, metrics: Sequence[Metric], as_of: str) -> ScoredOutcome:
    answers: dict[str, BaseModel] = {}
    for stage in TASK.stages:
        answers[stage.name] = stage.reference(example, answers)
    answers[TASK.final] = CvAnswer(answer=cv)
    stages = {name: Ok(answer) for name, answer in answers.items()}
    return score(ExampleOutcome(example.id, 0, dict(stages), (), State.SCORED), example, metrics, as_of)
