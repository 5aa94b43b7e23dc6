"""Stored nights stand in for the baseline only while today's answers are like theirs."""

from __future__ import annotations

import numpy as np
from tests.line import config
from tests.records import manifest
from tests.worlds import run

from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.decisions.stored import is_stored, merged, only, tie_in, to_ask_again
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, Verdict

N, NIGHTS = 60, 8
LEVEL = np.random.default_rng(5).uniform(0.3, 0.7, (N, 1))


def answers(gain: float, seed: int, *, n: int = N) -> np.ndarray:
    return LEVEL[:n] + gain + np.random.default_rng(seed).normal(0, 0.03, (n, 1))


def night(number: int) -> RunRecord:
    asked = EvalConfig(**{**dict(config()), "epoch": f"night-2026-11-{number + 1:02}"})
    found = manifest(run_id=f"n{number}", generation_key="n" * 64, config=asked)
    return run(f"n{number}", answers(0.0, number), manifest=found)


STORED = merged([night(number) for number in range(NIGHTS)])


def test_each_night_is_a_trial() -> None:
    assert len(STORED.examples) == N * NIGHTS
    assert {item.trial for item in STORED.examples} == set(range(NIGHTS))
    assert is_stored(STORED)
    assert not is_stored(run("fresh", answers(0.0, 1)))


def test_like_answers_tie_the_nights_in_and_others_do_not() -> None:
    n = to_ask_again(N)
    assert n == 12
    assert tie_in(STORED, run("same", answers(0.0, 99, n=n))) is None
    assert "differ from the nights' by -0." in str(tie_in(STORED, run("lower", answers(-0.1, 99, n=n))))
    elsewhere = run("other", answers(0.0, 99, n=n), served_models=("far-2",))
    assert "served by" in str(tie_in(STORED, elsewhere))


def test_the_nights_are_free_and_decide_with_fewer_answers() -> None:
    rules = GateRules(name="release")
    rungs = gate_ladder(rules, N, stored=NIGHTS)
    candidate = run("candidate", answers(0.06, 77))
    judged, verdict = gate((STORED, candidate), rules, Look(rungs, 1), N)
    assert judged.verdict is Verdict.PASS
    assert (verdict.answers, verdict.stored) == (N, True)


def test_a_step_sees_only_its_own_examples() -> None:
    assert {item.example for item in only(STORED, {"e000", "e007"}).examples} == {"e000", "e007"}
