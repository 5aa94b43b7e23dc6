"""The release ladder as an experiment: paired, corrected for arms, and deaf to gains that invent."""

from __future__ import annotations

from typing import Any

import numpy as np
from tests.experiments import arm, experiment
from tests.worlds import run

from vitaeval.decisions.experiment_offline import Paired, judge_paired, rules_of, rungs
from vitaeval.decisions.ladder import Look
from vitaeval.schema.chat import Evidence
from vitaeval.schema.experiment import Aim, Experiment, Guardrail, Kind, Stopping
from vitaeval.schema.experiment_verdict import ExperimentVerdict
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import Verdict

GOAL = Aim(metric="length", smallest_effect=0.05)


def offline(*arms: str, **more: Any) -> Experiment:
    values: dict[str, Any] = {"kind": Kind.OFFLINE, "goal": GOAL, "guardrails": (), "stopping": Stopping(trials=1)}
    return experiment(*map(arm, arms), **{**values, **more})


def runs(*effects: float, seed: int = 1, n: int = 60) -> dict[str, RunRecord]:
    """The control and one treatment for each effect, all on the same people."""
    rng = np.random.default_rng(seed)
    level = rng.uniform(0.3, 0.7, (n, 1))
    names = ("control", *(f"t{number}" for number in range(len(effects))))
    return {
        name: run(name, np.clip(level + effect + rng.normal(0, 0.05, (n, 1)), 0, 1))
        for name, effect in zip(names, (0.0, *effects), strict=True)
    }


def judged(of: Experiment, found: dict[str, RunRecord], **more: Any) -> ExperimentVerdict:
    rules = rules_of(of, ())
    ladder = rungs(rules, 60)
    values: dict[str, Any] = {"settled": {}, **more}
    return judge_paired(Paired("x", of, found, Look(ladder, len(ladder.steps) - 1), 60, **values), rules)


def test_a_better_arm_wins_and_a_worse_one_does_not() -> None:
    assert judged(offline("t0"), runs(0.08)).winner == "t0"
    worse = judged(offline("t0"), runs(-0.08))
    assert (worse.verdict, worse.winner) == (Verdict.FAIL, None)


def test_equal_arms_hardly_ever_win() -> None:
    of = offline("t0", "t1", "t2")
    won = [judged(of, runs(0.0, 0.0, 0.0, seed=seed)).winner is not None for seed in range(80)]
    assert np.mean(won) <= 0.025 + 2.5 * (0.025 * 0.975 / 80) ** 0.5


def test_alpha_is_shared_among_the_treatments() -> None:
    assert rules_of(offline("t0"), ()).alpha == 0.025
    assert rules_of(offline("t0", "t1"), ()).alpha == 0.0125


def test_the_goal_is_the_experiments_own() -> None:
    constant = judged(offline("t0", goal=Aim(metric="other", smallest_effect=0.05)), runs(0.08))
    assert constant.winner is None
    assert constant.arms[0].goal is not None
    assert constant.arms[0].goal.metric == "other"


def test_a_guardrail_counts() -> None:
    of = offline(
        "t0", goal=Aim(metric="other", smallest_effect=0.05), guardrails=(Guardrail(metric="length", margin=0.02),)
    )
    found = judged(of, runs(-0.2))
    assert found.verdict is Verdict.FAIL
    assert "worse" in found.reason


def test_a_settled_arm_stays_as_it_was() -> None:
    of = offline("t0", "t1")
    first = judged(of, runs(-0.08, 0.0))
    settled = {item.arm: item for item in first.arms if item.verdict is Verdict.FAIL}
    assert "t0" in settled
    later = judged(of, runs(0.2, 0.08), settled=settled)
    assert later.arms[0] == settled["t0"]
    assert later.winner == ("t1" if "t1" not in settled else None)


def test_runs_that_cannot_be_compared_prove_nothing() -> None:
    found = runs(0.08)
    manifest = found["t0"].manifest
    other = type(manifest)(**{**dict(manifest), "golden_digest": "h" * 64})
    found["t0"] = RunRecord(**{**dict(found["t0"]), "manifest": other})
    verdict = judged(offline("t0"), found)
    assert (verdict.verdict, verdict.is_final, verdict.look) == (Verdict.INVALID, False, 0)


def test_the_weakest_evidence_is_told() -> None:
    found = runs(0.08)
    found["t0"] = RunRecord(**{**dict(found["t0"]), "evidence": Evidence.SIMULATED})
    assert judged(offline("t0"), found).evidence is Evidence.SIMULATED
