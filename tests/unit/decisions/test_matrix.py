"""Several runs, each against each: chance is spread over all pairs, and what cannot be compared is named."""

from __future__ import annotations

import numpy as np
import pytest
from tests.records import manifest
from tests.worlds import run

from vitaeval.decisions.matrix import matrix
from vitaeval.errors import NotComparable
from vitaeval.schema.comparison import Comparing, Word
from vitaeval.schema.run import RunRecord


def runs(*gains: float, seed: int = 1) -> list[RunRecord]:
    rng = np.random.default_rng(seed)
    level = rng.uniform(0.3, 0.6, (50, 1))
    return [run(f"r{place}", level + gain + rng.normal(0, 0.03, (50, 1))) for place, gain in enumerate(gains)]


def test_every_pair_has_one_cell_and_the_better_run_is_found() -> None:
    found = matrix(runs(0.0, 0.0, 0.1), Comparing())
    words = {(cell.candidate, cell.baseline): cell.word for cell in found.cells}
    assert words[("r2", "r0")] is words[("r2", "r1")] is Word.BETTER
    assert words[("r1", "r0")] is not Word.BETTER
    assert found.means["r2"] == max(found.means.values())


def test_many_equal_runs_bring_a_false_word_as_rarely_as_two() -> None:
    decided = (Word.BETTER, Word.WORSE)
    false = [
        any(cell.word in decided for cell in matrix(runs(*[0.0] * 6, seed=seed), Comparing()).cells)
        for seed in range(60)
    ]
    assert np.mean(false) <= 0.05 + 3 * (0.05 * 0.95 / 60) ** 0.5


def test_pairs_that_cannot_be_compared_are_named_and_the_others_stand() -> None:
    whole = runs(0.0, 0.1, 0.0)
    other = manifest(run_id="r2", generation_key="z" * 64, golden_digest="0" * 64)
    found = matrix([*whole[:2], RunRecord(**{**dict(whole[2]), "manifest": other})], Comparing())
    assert {(cell.candidate, cell.baseline) for cell in found.cells} == {("r1", "r0")}
    assert set(found.invalid) == {"r2 against r0", "r2 against r1"}


def test_without_a_goal_there_is_no_matrix() -> None:
    whole = runs(0.0, 0.1)
    with pytest.raises(NotComparable, match="no number of its goal"):
        matrix([RunRecord(**{**dict(whole[0]), "aggregates": ()}), whole[1]], Comparing())
