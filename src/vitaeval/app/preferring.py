"""`vitaeval judge candidate=… baseline=…`: which of two runs' documents a judge prefers, asked in both orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.bench import Heard, hear, judge_config, judge_plan
from vitaeval.app.calibrations import find_calibration
from vitaeval.app.compare import finished
from vitaeval.app.delivered import Delivered, delivered
from vitaeval.app.judged import weakest
from vitaeval.app.project import Project
from vitaeval.decisions.preferences import Outcome, corrected_share, preferences
from vitaeval.errors import DataError, NotComparable
from vitaeval.report.judged import spent
from vitaeval.report.preferences import lines
from vitaeval.runner import folder as folders
from vitaeval.runner.judging import Duel, asked, duels, judge_of
from vitaeval.runner.plan import Plan
from vitaeval.schema.calibration import PreferredRun
from vitaeval.schema.config import Privacy
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.judgement import PairExpected, Preference, Preferred
from vitaeval.schema.outcome import ExampleOutcome, Ok

DONE, TOO_LITTLE = 0, 12
ORDERS = ("forward", "swapped")


def judge_pairs(arms: tuple[str, str], chosen: Sequence[str], project: Project, console: Console) -> int:
    """Ask about every example of candidate and baseline (`arms`), print who is preferred, and keep it.

    The same command resumes; no finished call is repeated. 12 when more pairs than the configuration's
    `max_unanswered` lack a valid answer in an order: what there is is kept in the journal, and nothing is concluded.
    """
    ours, theirs = (finished(project, arm) for arm in arms)
    if ours == theirs:
        raise DataError(f"candidate and baseline are the same run, {ours.name}")
    with ExitStack() as stack:
        for folder in sorted((ours, theirs)):
            stack.enter_context(folders.locked(folder))
        plan, found = _questions((ours, theirs), chosen, project)
        heard = hear(plan, ours, project, console)
        result = _result(plan, heard, _outcomes(found, heard), (ours.name, theirs.name), project)
        missing = result.counts.missing
        too_few = missing > plan.config.max_unanswered * plan.size
        if not too_few:
            folders.write(ours / f"prefer-{theirs.name}.json", result.model_dump_json(indent=1))
    console.print(spent(heard.paid_usd, plan.size - missing, heard.reused_calls))
    for line in lines(result):
        console.print(Text(line), soft_wrap=True)
    if too_few:
        console.print("too few answers to conclude anything: the same command asks for the rest", soft_wrap=True)
    return TOO_LITTLE if too_few else DONE


def _questions(runs: tuple[Path, Path], chosen: Sequence[str], project: Project) -> tuple[Plan, tuple[Duel, ...]]:
    ours, theirs = (delivered(folder, PairExpected, project) for folder in runs)
    _comparable(ours, theirs)
    found = duels(ours.documents, theirs.documents)
    examples = tuple(asked(duel.candidate, duel.expected) for duel in found if not duel.is_same)
    if not examples:
        raise DataError(f"{runs[0].name} and {runs[1].name} differ in no document that both have delivered")
    strictest = min((ours.run, theirs.run), key=lambda run: list(Privacy).index(run.privacy))
    config = judge_config(ours.judge, strictest, chosen, project)
    return judge_plan(ours.judge, config, ours.card, examples, project), found


def _comparable(ours: Delivered, theirs: Delivered) -> None:
    if (ours.run.task, ours.run.golden) != (theirs.run.task, theirs.run.golden):
        raise NotComparable(
            f"one run is of {ours.run.task}/{ours.run.golden}, the other of {theirs.run.task}/{theirs.run.golden}"
        )


def _outcomes(found: Sequence[Duel], heard: Heard) -> Iterator[Outcome]:
    answered = iter(heard.outcomes)
    for duel in found:
        example = duel.candidate.example
        words = None if duel.is_same else _words(next(answered))
        document = digest([duel.expected.first, duel.expected.second])
        yield Outcome(example.cluster, example.id, words, duel.is_candidate_first, duel.is_same, document)


def _words(outcome: ExampleOutcome) -> tuple[Preferred, Preferred] | None:
    forward, swapped = (outcome.stages.get(name) for name in ORDERS)
    if not isinstance(forward, Ok) or not isinstance(swapped, Ok):
        return None
    first, second = forward.value, swapped.value
    assert isinstance(first, Preference)  # noqa: S101 - the stage's own noun
    assert isinstance(second, Preference)  # noqa: S101
    return first.preferred, second.preferred


def _result(
    plan: Plan, heard: Heard, outcomes: Iterable[Outcome], arms: tuple[str, str], project: Project
) -> PreferredRun:
    judge, replies = judge_of(plan), [call.reply for outcome in heard.outcomes for call in outcome.calls]
    served = tuple(sorted({reply.served_model for reply in replies}))
    calibration, why = find_calibration(project.judges, judge, served)
    found = tuple(outcomes)
    return PreferredRun(
        judge=judge,
        evidence=weakest(reply.evidence for reply in replies),
        served=served,
        candidate=arms[0],
        baseline=arms[1],
        counts=preferences(found),
        cost_usd=_cost(reply.cost_usd for reply in replies),
        calibration=calibration,
        why=why,
        corrected=corrected_share(found, calibration.criteria["preference"].pairs) if calibration else None,
    )


def _cost(prices: Iterable[float | None]) -> float | None:
    found = list(prices)
    return None if None in found else sum(price or 0.0 for price in found)
