"""A whole gate on two runs that are complete already, as the ladder would have bought them."""

from __future__ import annotations

from vitaeval.decisions.conditions import Runs
from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look, Step
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, GateVerdict


def climbed(runs: Runs, rules: GateRules) -> GateVerdict:
    """The verdict after as many steps as it takes; each step sees its share of the examples and trials only."""
    examples = list(dict.fromkeys(item.example for item in runs[1].examples))
    rungs = gate_ladder(rules, len(examples))
    for number, step in enumerate(rungs.steps):
        judged, verdict = gate(
            (part(runs[0], step, examples), part(runs[1], step, examples)), rules, Look(rungs, number), len(examples)
        )
        if judged.verdict is not None:
            return verdict
    raise AssertionError("the last step of a ladder decides")


def part(run: RunRecord, step: Step, order: list[str]) -> RunRecord:
    """What of a run one step has bought: its first examples in `order`, each in its first trials."""
    bought = set(order[: step.examples])
    kept = tuple(item for item in run.examples if item.example in bought and item.trial < step.trials)
    return RunRecord(**{**dict(run), "examples": kept})
