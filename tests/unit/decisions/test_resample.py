"""Resampled gates err as rarely as declared, and find what is worth finding."""

from __future__ import annotations

import numpy as np
import pytest
from tests.worlds import pair, run

from vitaeval.decisions.resample import Measured, gates, measured
from vitaeval.schema.verdict import GateRules

RULES = GateRules(name="release", guardrails={"other": 0.02})


@pytest.fixture(scope="module")
def seen() -> Measured:
    return measured(pair(0.0, n=60, trials=6)[0], RULES)


def test_no_gain_is_released_as_rarely_as_declared(seen: Measured) -> None:
    found = gates(seen, RULES, gain=0.0, replicates=400)
    assert np.mean(found) <= 0.05 + 3 * (0.05 * 0.95 / 400) ** 0.5


def test_a_gain_is_found_and_a_loss_is_not_released(seen: Measured) -> None:
    assert np.mean(gates(seen, RULES, gain=0.05, replicates=100)) > 0.9
    assert not any(gates(seen, RULES, gain=-0.03, replicates=100))


def test_equal_seeds_give_equal_gates(seen: Measured) -> None:
    assert gates(seen, RULES, gain=0.01, replicates=20, seed=4) == gates(seen, RULES, gain=0.01, replicates=20, seed=4)


def test_examples_without_every_number_are_left_out() -> None:
    whole = run("r", np.full((5, 4), 0.5))
    torn = type(whole)(**{**dict(whole), "examples": whole.examples[:-1]})
    assert len(measured(torn, RULES).people) == 4
