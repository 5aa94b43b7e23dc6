"""A run's recorded judgements on their way into its scores, with what is known of the judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vitaeval.app.calibrations import find_calibration
from vitaeval.app.project import Project
from vitaeval.app.wire import ALL, Parts, metrics, tasks
from vitaeval.decisions.calibration import corrected
from vitaeval.report.judged import worth
from vitaeval.runner.judgements import read_judgements
from vitaeval.schema.calibration import Calibration, Corrected, JudgedRun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.judgement import JUDGE, Judgement, Recorded, share
from vitaeval.schema.outcome import ExampleOutcome, Ok
from vitaeval.schema.score import Metric
from vitaeval.schema.task import TaskSpec

DIGITS = 8
Attach = Callable[[ExampleOutcome], ExampleOutcome]


def judged(parts: Parts, folder: Path, project: Project) -> Parts:
    """`parts` with the metric that reads the judgements recorded in the run's `folder`; as they are without any.

    Another judge is another metric version: numbers of two judges are never mixed. An uncalibrated judge says so in
    the metric's title, hence wherever its number is shown.
    """
    lines = read_judgements(folder)
    if not lines:
        return parts
    about = about_judge(lines, project)
    config = parts.plan.config
    named = tuple(name for name in config.metrics or (ALL,) if name != JUDGE)
    plan = replace(parts.plan, config=EvalConfig(**{**dict(config), "metrics": (*named, JUDGE)}))
    others = tuple(metric for metric in parts.metrics if metric.name != JUDGE)
    return replace(parts, plan=plan, metrics=(*others, bound(metrics(project)[JUDGE], about)), judged=about)


def attaching(parts: Parts, folder: Path) -> Attach | None:
    """What adds the recorded judgements to the outcomes of a run; None where there are none.

    A judgement counts for the very text that was judged: an answer that has changed since stays without.
    """
    known = {(line.example, line.trial): line for line in read_judgements(folder)}
    if not known:
        return None
    task = parts.plan.setting.task

    def attach(outcome: ExampleOutcome) -> ExampleOutcome:
        line = known.get((outcome.example, outcome.trial))
        if line is None or line.judgement is None or line.document != _document(outcome, task, line):
            return outcome
        return replace(outcome, judgements=(line.judgement,))

    return attach


def about_judge(lines: Sequence[Recorded], project: Project) -> JudgedRun:
    """Who judged, how much of it counts, and how far people share the judge's word."""
    judge = lines[0].judge
    served = tuple(sorted({line.served for line in lines if line.served}))
    valid = [line for line in lines if line.judgement is not None]
    found, why = find_calibration(project.judges, judge, served)
    prices = [line.cost_usd for line in lines]
    return JudgedRun(
        judge=judge,
        evidence=weakest(line.evidence for line in lines),
        served=served,
        judged=len(valid),
        missing=len(lines) - len(valid),
        cost_usd=None if None in prices else sum(price or 0.0 for price in prices),
        calibration=found,
        why=why,
        corrected=None if found is None else _corrected(found, valid),
    )


def bound(metric: Metric, about: JudgedRun) -> Metric:
    """The metric as this judge's: its version names judge and served model, its title says what the number is worth."""
    key = digest([about.judge, about.served])[:DIGITS]
    return replace(metric, version=f"{metric.version}+{key}", title=title(about))


def title(about: JudgedRun) -> str:
    """What the judge's number is called."""
    model = about.judge.model.partition("/")[2] or about.judge.model
    if about.evidence is Evidence.PROMPT_BLIND:
        return f"Bands by rule, no judge ({worth(about)})"
    simulated = ", SIMULATED" if about.evidence is Evidence.SIMULATED else ""
    return f"Judge {model}{simulated} ({worth(about)})"


def _corrected(found: Calibration, lines: Iterable[Recorded]) -> Corrected:
    judged = [(line.document, line.cluster, _shares(line.judgement)) for line in lines if line.judgement is not None]
    return corrected({name: held.pairs for name, held in found.criteria.items()}, judged)


def _shares(judgement: Judgement) -> dict[str, float]:
    return {name: share(grade.band) for name, grade in judgement.grades().items()}


def _document(outcome: ExampleOutcome, task: TaskSpec, line: Recorded) -> str | None:
    """Digest of the text that the line's judge would read today."""
    stage, spec = outcome.stages.get(task.final), _judges().get(line.judge.task)
    if not isinstance(stage, Ok) or spec is None or spec.judge is None:
        return None
    text = spec.judge.document(stage.value)
    return None if text is None else digest(text)


def _judges() -> Mapping[str, TaskSpec]:
    return {name: spec for name, spec in tasks().items() if spec.judge is not None}


def weakest(found: Iterable[Evidence | None]) -> Evidence | None:
    """What answers of several kinds prove together: no more than the poorest of them; None for none."""
    strength = list(Evidence)
    return max((item for item in found if item is not None), key=strength.index, default=None)
