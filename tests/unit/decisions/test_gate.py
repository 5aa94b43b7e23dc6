from typing import Any

import numpy as np
import pytest
from tests.records import aggregate, manifest
from tests.worlds import run

from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Score
from vitaeval.schema.verdict import GateMode, GateRules, GateVerdict, HardStop, Verdict

N = 60
RULES = GateRules(name="release", guardrails={"other": 0.02})
INVENTED = HardStop(metric="fabrication.critical", title="Critical inventions")


def world(effect: float, seed: int, *, noise: float = 0.07) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    level = rng.uniform(0.3, 0.8, (N, 1))
    baseline, candidate = (level + rng.normal(0, 0.02, (N, 1)) + rng.normal(0, noise, (N, 3)) for _ in range(2))
    return np.clip(baseline, 0, 1), np.clip(candidate + effect, 0, 1)


def climbed(effect: float, seed: int = 1, rules: GateRules = RULES, **more: Any) -> GateVerdict:
    """The verdict after as many steps as it takes."""
    arms = world(effect, seed)
    rungs = gate_ladder(rules, N)
    for number, step in enumerate(rungs.steps):
        baseline, candidate = (side[: step.examples, : step.trials] for side in arms)
        runs = run("baseline", baseline), run("candidate", candidate, **more)
        judged, verdict = gate(runs, rules, Look(rungs, number), N)
        if judged.verdict is not None:
            return verdict
    raise AssertionError("the last step must decide")


def changed(runs: RunRecord, first: int, **more: Any) -> RunRecord:
    """The run with `more` in its first examples."""
    altered = [
        ExampleRecord(**{**dict(item), **more}) if number < first else item for number, item in enumerate(runs.examples)
    ]
    return RunRecord(**{**dict(runs), "examples": tuple(altered)})


def inventing(runs: RunRecord, severity: str, first: int) -> RunRecord:
    """The run with fabrication counted everywhere and found in its first answers."""
    counted = changed(runs, len(runs.examples), cells=cells(severity, 0.0))
    return changed(counted, first, cells=cells(severity, 1.0))


def cells(severity: str, count: float) -> dict[str, Score]:
    return {"length": Score(value=0.5), "fabrication": Score(value=0.0, parts={severity: count})}


def good() -> tuple[RunRecord, RunRecord]:
    baseline, candidate = world(0.2, 1)
    return run("b", baseline), run("c", candidate)


def last_look(rules: GateRules = RULES) -> Look:
    rungs = gate_ladder(rules, N)
    return Look(rungs, len(rungs.steps) - 1)


def at_last(runs: tuple[RunRecord, RunRecord], rules: GateRules = RULES) -> GateVerdict:
    return gate(runs, rules, last_look(rules), N)[1]


def test_a_better_version_passes_and_its_reason_has_numbers() -> None:
    found = climbed(0.08)
    assert found.verdict is Verdict.PASS
    assert "at least +0.0" in found.reason
    assert found.goal is not None
    assert found.goal.bound is not None
    assert found.goal.bound > 0


def test_a_worse_version_fails_early() -> None:
    found = climbed(-0.08)
    assert found.verdict is Verdict.FAIL
    assert found.step < found.steps


def test_equal_versions_are_released_as_rarely_as_declared() -> None:
    released = [climbed(0.0, seed).verdict is Verdict.PASS for seed in range(200)]
    assert np.mean(released) <= 0.05 + 2.5 * (0.05 * 0.95 / 200) ** 0.5


def test_a_refactor_has_to_be_no_worse() -> None:
    rules = GateRules(name="refactor", mode=GateMode.NONINFERIORITY, margin=0.05, guardrails={"other": 0.02})
    assert climbed(0.0, rules=rules).verdict is Verdict.PASS
    assert climbed(-0.09, rules=rules).verdict is Verdict.FAIL


def test_nothing_passes_before_every_example_was_answered() -> None:
    baseline, candidate = world(0.3, 1)
    rungs = gate_ladder(RULES, N)
    half = N // 2
    judged, _ = gate((run("b", baseline[:half, :1]), run("c", candidate[:half, :1])), RULES, Look(rungs, 0), N)
    assert judged.verdict is None


def test_one_invention_outweighs_any_gain() -> None:
    baseline, candidate = good()
    rules = GateRules(name="release", hard_stops=(INVENTED,))
    spoilt = changed(candidate, 1, cells={**candidate.examples[0].cells, **cells("critical", 1.0)})
    found = at_last((baseline, spoilt), rules)
    assert found.verdict is Verdict.FAIL
    assert found.stops[0].examples == ("e000",)
    assert found.fabricated_at_most is not None
    assert found.fabricated_at_most > 1 / (3 * N)
    assert at_last((baseline, candidate), rules).verdict is Verdict.PASS


def test_a_share_with_a_margin_is_held_against_the_baselines() -> None:
    major = HardStop(metric="fabrication.major", title="Major inventions", margin=0.02)
    rules = GateRules(name="release", hard_stops=(major,))
    baseline, candidate = good()
    clean, spoilt = inventing(baseline, "major", 0), inventing(candidate, "major", 60)
    assert at_last((clean, spoilt), rules).stops[0].title == "Major inventions"
    assert not at_last((inventing(baseline, "major", 60), inventing(candidate, "major", 0)), rules).stops


def test_harm_on_a_guardrail_fails_whatever_the_goal_gains() -> None:
    baseline, candidate = good()
    harmed = RunRecord(
        **{
            **dict(candidate),
            "examples": tuple(
                ExampleRecord(**{**dict(item), "cells": {**item.cells, "other": Score(value=0.3)}})
                for item in candidate.examples
            ),
        }
    )
    found = at_last((baseline, harmed))
    assert found.verdict is Verdict.FAIL
    assert "other" in found.reason


def test_a_guardrail_without_numbers_is_never_passed_over() -> None:
    rules = GateRules(name="release", guardrails={"nowhere": 0.02})
    found = climbed(0.2, rules=rules)
    assert found.verdict is Verdict.INVALID
    assert "nowhere" in found.reason


def test_an_outage_is_no_quality() -> None:
    baseline, candidate = good()
    out = changed(candidate, 30, state=State.UNANSWERED, passed=None, cells={})
    found = at_last((baseline, out))
    assert found.verdict is Verdict.INVALID
    assert "lack an answer" in found.reason


def test_no_pass_while_one_example_has_no_answer() -> None:
    baseline, candidate = good()
    out = changed(candidate, 3, state=State.UNANSWERED, passed=None, cells={})
    found = at_last((baseline, out))
    assert found.verdict is Verdict.INVALID
    assert "has not answered 1 examples" in found.reason


def test_other_golden_sets_are_not_compared() -> None:
    assert climbed(0.2, manifest=manifest(golden_digest="h" * 64)).verdict is Verdict.INVALID


def test_the_plain_rule_stands_beside_ours() -> None:
    assert "release" in climbed(0.2).plain_rule
    assert "keep" in climbed(0.01, aggregates=(aggregate("length"), aggregate("other"))).plain_rule


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_exit_code(verdict: Verdict) -> None:
    assert verdict.exit_code == {"PASS": 0, "FAIL": 10, "INCONCLUSIVE": 11, "INVALID": 12}[verdict]
