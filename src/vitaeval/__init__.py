"""Evaluation and release gate for prompts that read or write people's career documents.

    import vitaeval

    record = vitaeval.evaluate("prompt=1.1.0", "model=baseline", "suite=smoke")
    record.aggregate("passed").mean

    report = vitaeval.check("me.json", open("cv.md").read(), today="2026-11-01")
    [claim.text for claim in report.claims if claim.severity]    # unsupported or contradicted

The same verbs as on the command line (`vitaeval --help`); errors are those of `vitaeval.errors`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vitaeval.version import __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from vitaeval.app.serving import Service, Tell
    from vitaeval.interop.evaluate_module import EvaluationModule
    from vitaeval.interop.mlflow_scorer import Scorer
    from vitaeval.schema.claim import FabricationReport
    from vitaeval.schema.documents.cv import TailoredCV
    from vitaeval.schema.released import Released
    from vitaeval.schema.run import RunRecord

__all__ = [
    "__version__",
    "assign",
    "check",
    "evaluate",
    "evaluate_module",
    "label",
    "label_claims",
    "load_prompt",
    "load_run",
    "mlflow_scorer",
]


def evaluate(*overrides: str, project: Path | str | None = None) -> RunRecord:
    """Run one prompt version on one golden set and return the run's record.

    `overrides` are those of the command line ("task=parse_job", "suite=smoke"), on top of
    `conf/eval.yaml` of the project that `project` (the working directory by default) lies in. The run is
    kept under `runs/` and not logged to MLflow (`vitaeval log` does that); an unfinished run of the same
    questions is resumed. Raises UserError for wrong input, EnvironmentFailure when the disk fails.
    """
    from vitaeval.app.api import evaluate as run

    return run(overrides, project)


def check(
    profile: Mapping[str, Any] | Path | str,
    text_or_cv: str | TailoredCV,
    job: str | None = None,
    today: date | str | None = None,
    *,
    project: Path | str | None = None,
) -> FabricationReport:
    """Hold a CV or letter against a profile: every claim with its verdict and evidence.

    `profile` is a JSON Resume object or the path of one, read liberally (null and empty are absent); `job`
    the posting's text, which never supports a claim about the person; `today` the day on which "Present"
    and years of experience are judged (by default the clock's). What people have adjudicated counts only
    where its `project` is named. Raises TypeError for an argument of another kind, DataError when the profile is no
    JSON Resume.
    """
    from vitaeval.app.api import check as run

    return run(profile, text_or_cv, job, today, project)


def serve(
    task: str, models: Sequence[str], *overrides: str, project: Path | str | None = None, tell: Tell | None = None
) -> Service:
    """A service that answers one document at a time: `await service.generate(job, profile)`.

    `models` are names of `conf/model` in the order in which they are asked: when one is down the next answers, and
    the answer says so, until the first is back. Answers are kept for an hour. `overrides` are those of the command
    line ("prompt=1.1.0", "cache=redis", "privacy=off"); privacy is strict otherwise. `tell` hears of outages, standard
    error by default. Use it with `async with`, in one event loop. Raises UserError for wrong names.
    """
    from vitaeval.app.api import serve as run

    return run(task, models, overrides, project, tell)


def label(
    task: str,
    golden: str,
    who: str | None = None,
    *,
    ask: Callable[[str], str | None] | None = None,
    project: Path | str | None = None,
) -> int:
    """Label a judge's golden set (`task` judge_cv, judge_letter or prefer_cv), in a notebook or at a prompt.

    Goes through what `who` (by default VITAEVAL_ACTOR, else Git's user) has not labelled yet, blind; each word is
    kept at once. `ask` gets each question and returns the answer, None to stop; by default it is `input`. Returns how
    many were labelled now. Raises UserError for unknown names.
    """
    from vitaeval.app.api import label as run

    return run(task, golden, who, ask, project)


def label_claims(
    run_id: str = "last",
    who: str | None = None,
    *,
    claims: int = 60,
    ask: Callable[[str], str | None] | None = None,
    project: Path | str | None = None,
) -> int:
    """Say of at most `claims` claims of a run's CVs whether the profile supports them; otherwise like `label`."""
    from vitaeval.app.api import label_claims as run

    return run(run_id, claims, who, ask, project)


def load_prompt(
    task: str, alias: str = "champion", *, registry: str | None = None, project: Path | str | None = None
) -> Released:
    """What is in service under `alias` (champion, challenger, previous): `.binding.stage(name)`, its texts and models.

    At most 5 s old; when the registry does not answer, the last binding that was read from it, within 2 s, with a
    `warning` (also logged). `registry` is a name of `conf/registry` or the address of an MLflow server; by default
    that of the project, outside of one MLFLOW_TRACKING_URI. The hashes of ledger and binding are checked. Raises
    ConfigError when nothing is in service, EnvironmentFailure when nothing could ever be read.
    """
    from vitaeval.app.released import load_prompt as load

    return load(task, alias, registry, project)


def load_run(run_id: str = "last", project: Path | str | None = None) -> RunRecord:
    """The record of a finished run; `last` is the newest. Raises DataError for an unknown run."""
    from vitaeval.app.api import load_run as run

    return run(run_id, project)


def assign(test: str, user: str, *, project: Path | str | None = None) -> str:
    """Which arm of the online experiment `test` this `user` gets: the same one every time, on every machine.

    Nothing is kept: the arm follows from both words by md5, and from the shares in the newest experiment file of that
    test, which is read anew when it has changed. A share that grows keeps its users; tests know nothing of each other.
    `user` is whatever names one person in your service; log the arm with each outcome. Raises ConfigError for an
    unknown test, with near matches, and for an empty user.
    """
    from vitaeval.app.ab_assign import assign as run

    return run(test, user, project)


def evaluate_module(
    metric: str, *, golden: str = "core", task: str = "generate_cv", project: Path | str | None = None
) -> EvaluationModule:
    """One of our metrics as a module of Hugging Face `evaluate`, also for `evaluate.combine`; works offline.

    `compute(predictions=[answers as JSON text], references=[example ids])` returns the metric's mean, its parts,
    and how many answers have a number. Raises ConfigError for an unknown metric, task or golden set.
    """
    from vitaeval.app.interop import evaluate_module as make

    return make(metric, task, golden, project)


def mlflow_scorer(
    metric: str, *, golden: str = "core", task: str = "generate_cv", project: Path | str | None = None
) -> Scorer:
    """One of our metrics as a scorer of `mlflow.genai.evaluate`.

    It reads `inputs["example"]`, the id of a golden example, and the final answer (JSON text or object) in
    `outputs`. Raises ConfigError for an unknown metric, task or golden set.
    """
    from vitaeval.app.interop import mlflow_scorer as make

    return make(metric, task, golden, project)
