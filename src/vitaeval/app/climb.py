"""Buying a gate's answers step by step, no more than the verdict needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.attempt import Attempt
from vitaeval.app.compare import in_memory
from vitaeval.app.evaluate import evaluate
from vitaeval.app.project import Project
from vitaeval.app.stored import stored_baseline
from vitaeval.decisions.conditions import Runs
from vitaeval.decisions.gate import gate, gate_ladder, inspected
from vitaeval.decisions.ladder import Look
from vitaeval.decisions.pairs import value_of
from vitaeval.decisions.reasons import named
from vitaeval.decisions.setbacks import suspects
from vitaeval.decisions.stored import only, tie_in, to_ask_again
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateVerdict, Verdict


@dataclass(frozen=True, slots=True)
class Buyer:
    """Runs arms in `project` and tells `console` how far the ladder is."""

    project: Project
    console: Console

    def tell(self, words: str) -> None:
        """One quiet line."""
        self.console.print(Text(words, style="dim"))

    def both(self, attempt: Attempt, suite: Suite, epoch: str = "", *, first: int = 0) -> Runs:
        """Both arms on the same questions, the candidate first where `first` is odd.

        What drifts while the ladder is climbed then meets both arms alike.
        """
        arms = attempt.baseline, attempt.candidate
        runs = {side: self.one(arms[side], suite, epoch) for side in (first % 2, 1 - first % 2)}
        return runs[0], runs[1]

    def one(self, arm: EvalConfig, suite: Suite, epoch: str = "") -> RunRecord:
        """One arm on the suite's questions; `epoch` asks for answers that no earlier step has."""
        config = EvalConfig(**{**dict(arm), "suite": suite, "epoch": f"{arm.epoch}{epoch}"})
        with RunProgress(self.console) as progress:

            def started(_folder: Path, total: int, _resumes: bool) -> OnDone:
                progress.begin(f"{config.task} {config.prompt} · {config.model.name}", total)
                return progress.done

            found = evaluate(config, self.project, started)
        return in_memory(found.folder)


def climb(attempt: Attempt, buyer: Buyer) -> GateVerdict:
    """Run the arms step by step until the answer is there; answers of earlier steps come from the cache.

    The baseline's stored nights stand in for its answers where there are enough and they still describe it.
    """
    stored, nights = _nights(attempt, buyer)
    rungs = gate_ladder(attempt.rules, attempt.examples, stored=nights)
    for number, step in enumerate(rungs.steps):
        look = Look(rungs, number)
        suite = Suite(name="gate", examples=step.examples, trials=step.trials, draw=attempt.id, sealed=True)
        runs = (
            buyer.both(attempt, suite, first=number)
            if stored is None
            else (stored, buyer.one(attempt.candidate, suite))
        )
        judged, verdict = gate(runs, attempt.rules, look, attempt.examples)
        if judged.verdict is Verdict.PASS:
            searched = _searched(verdict, runs, look, attempt, buyer)
            return _without_setbacks(searched, runs, attempt, buyer)
        if judged.verdict is not None:
            return verdict
        buyer.tell(f"step {number + 1} of {len(rungs.steps)}: {judged.reason}")
    raise AssertionError("the last step of a ladder decides")


def _runs(attempt: Attempt, suite: Suite, buyer: Buyer, stored: RunRecord | None, number: int) -> Runs:
    if stored is None:
        return buyer.both(attempt, suite, first=number)
    candidate = buyer.one(attempt.candidate, suite)
    return only(stored, {item.example for item in candidate.examples}), candidate


def _nights(attempt: Attempt, buyer: Buyer) -> tuple[RunRecord | None, int]:
    """The baseline's nights and how many they are, once some of its answers were bought again and are like them."""
    found, nights = stored_baseline(attempt, buyer.project) if attempt.rules.nights else (None, 0)
    if found is None:
        return None, 0
    suite = Suite(name="tie-in", examples=to_ask_again(attempt.examples), draw=attempt.id, sealed=True)
    changed = tie_in(found, buyer.one(attempt.baseline, suite))
    if changed is not None:
        buyer.tell(f"the baseline's {nights} stored nights are left aside: {changed}")
        return None, 0
    buyer.tell(f"the baseline's {nights} stored nights stand in for its answers: today's are like them")
    return found, nights


def _searched(verdict: GateVerdict, runs: Runs, look: Look, attempt: Attempt, buyer: Buyer) -> GateVerdict:
    """A PASS that stands once enough answers of the candidate have been searched for inventions."""
    stops = {stop.metric for stop in attempt.rules.hard_stops}
    answers = sum(any(value_of(item, stop) is not None for stop in stops) for item in runs[1].examples)
    if not answers or answers >= attempt.rules.inspect:
        return verdict
    trials = ceil(look.rungs.steps[look.number].trials * attempt.rules.inspect / answers)
    buyer.tell(f"passed so far; the candidate answers up to {trials} times in all, to be searched for inventions")
    suite = Suite(name="inspect", examples=attempt.examples, trials=trials, draw=attempt.id, sealed=True)
    return inspected(verdict, (runs[0], buyer.one(attempt.candidate, suite)), look)


def _without_setbacks(verdict: GateVerdict, runs: Runs, attempt: Attempt, buyer: Buyer) -> GateVerdict:
    """A PASS that stands once no example is left that the old version passes each time and the new one never.

    One more answer of both sides at a time, of those that are still in doubt: most are settled by the first.
    """
    asks = attempt.rules.confirm if verdict.verdict is Verdict.PASS else 0
    doubted, more = suspects(*runs) if asks else (), 0
    for trials in range(1, asks + 1):
        if not doubted:
            break
        buyer.tell(f"{len(doubted)} examples passed and now fail: answer {trials} of up to {asks} more of both sides")
        suite = Suite(name="confirm", ids=doubted, trials=trials, sealed=True)
        more += 2 * len(doubted)
        doubted = suspects(*buyer.both(attempt, suite, "-confirm", first=trials))
    changes: dict[str, object] = {"answers": verdict.answers + more, "setbacks": doubted}
    if doubted:
        reason = f"{len(doubted)} examples that passed fail again and again: {named(doubted)}"
        changes |= {"verdict": Verdict.FAIL, "reason": reason}
    return GateVerdict(**{**dict(verdict), **changes})
