"""The word on an experiment whose arms answered the same golden examples: the release ladder, arm by arm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vitaeval.decisions.experiment_words import Joined, joined
from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Ladder, Look
from vitaeval.decisions.pairs import COUNTABLE
from vitaeval.schema.chat import Evidence
from vitaeval.schema.experiment import Experiment
from vitaeval.schema.experiment_verdict import ArmVerdict, Condition, ExperimentVerdict
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, GateVerdict, HardStop, Held, Verdict

WEAKEST_FIRST = (Evidence.PROMPT_BLIND, Evidence.SIMULATED, Evidence.IMPORTED, Evidence.REPLAYED, Evidence.REAL)


@dataclass(frozen=True, slots=True)
class Paired:
    """One step of the offline experiment called `name`: the arms' runs so far, and which look of the ladder this is.

    `settled` are the treatments that an earlier step has decided; `examples` is how many the whole set has.
    """

    name: str
    experiment: Experiment
    runs: Mapping[str, RunRecord]
    look: Look
    examples: int
    settled: Mapping[str, ArmVerdict]


def rules_of(experiment: Experiment, stops: tuple[HardStop, ...]) -> GateRules:
    """The experiment's rule as the ladder takes it: each treatment has its part of alpha, half of it for a gain.

    `stops` are what no gain outweighs: whoever invents something wins nothing.
    """
    stopping = experiment.stopping
    return GateRules(
        name=experiment.test,
        alpha=stopping.alpha / 2 / len(experiment.treatments),
        beta=stopping.beta,
        target=experiment.goal.smallest_effect,
        guardrails={guard.metric: guard.margin for guard in experiment.guardrails},
        hard_stops=stops,
        trials=stopping.trials,
        confirm=0,
        inspect=0,
    )


def rungs(rules: GateRules, examples: int) -> Ladder:
    """The steps, declared before the first call: half of the examples, all, then all again."""
    return gate_ladder(rules, examples)


def judge_paired(step: Paired, rules: GateRules) -> ExperimentVerdict:
    """What the runs say at this step; a treatment that an earlier step decided stays as it was."""
    goal, control = step.experiment.goal.metric, step.runs[step.experiment.control.name]
    fresh = {
        arm.name: gate((_on(control, goal), _on(step.runs[arm.name], goal)), rules, step.look, step.examples)
        for arm in step.experiment.treatments
        if arm.name not in step.settled
    }
    found = {
        arm: _arm(arm, judged.verdict or Verdict.INCONCLUSIVE, verdict) for arm, (judged, verdict) in fresh.items()
    }
    arms = tuple(step.settled.get(arm.name) or found[arm.name] for arm in step.experiment.treatments)
    plain = ", ".join(f"{arm} {verdict.plain_rule}" for arm, (_, verdict) in fresh.items())
    return _verdict(step, joined(arms, is_last=step.look.is_last), arms, f"more than 5 % better: {plain}")


def _on(run: RunRecord, goal: str) -> RunRecord:
    """The run with the experiment's goal in place of the task's."""
    return RunRecord(**{**dict(run), "goal": goal})


def _arm(name: str, word: Verdict, found: GateVerdict) -> ArmVerdict:
    return ArmVerdict(
        arm=name,
        verdict=word,
        reason=f"{name}: {found.reason}",
        goal=_condition(found.goal) if found.goal else None,
        guardrails=tuple(_condition(held) for held in found.guardrails),
    )


def _condition(held: Held) -> Condition:
    return Condition(
        metric=held.metric,
        n=held.n,
        control=held.baseline,
        gain=held.gain,
        bound=held.bound,
        null=held.null,
        standing=held.standing,
    )


def _verdict(step: Paired, said: Joined, arms: tuple[ArmVerdict, ...], plain: str) -> ExperimentVerdict:
    worth = {run.evidence for run in step.runs.values()}
    answers = {arm: sum(item.state in COUNTABLE for item in run.examples) for arm, run in step.runs.items()}
    return ExperimentVerdict(
        experiment=step.name,
        question=step.experiment.question,
        verdict=said.verdict,
        reason=said.reason,
        winner=said.winner,
        is_final=said.is_final,
        evidence=next(kind for kind in WEAKEST_FIRST if kind in worth),
        look=0 if said.verdict is Verdict.INVALID else step.look.number + 1,
        fraction=step.look.rungs.fractions()[step.look.number],
        counts=answers,
        sample_ratio_p=None,
        arms=arms,
        objections=(said.reason,) if said.verdict is Verdict.INVALID else (),
        notes=(),
        plain_rule=plain,
    )
