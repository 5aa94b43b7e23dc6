import numpy as np
import pytest
from tests.records import aggregate
from tests.worlds import pair, run

from vitaeval.decisions.compare import compare
from vitaeval.schema.comparison import Compared, Comparing, Comparison, Word
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction

RULES = Comparing()


def goal(found: Comparison) -> Compared:
    item = found.metric("length")
    assert item is not None
    return item


@pytest.mark.parametrize(("effect", "said"), [(0.08, Word.BETTER), (-0.08, Word.WORSE)])
def test_a_large_difference_is_named(effect: float, said: Word) -> None:
    found = goal(compare(*pair(effect), RULES))
    assert found.word is said
    assert found.low is not None
    assert found.high is not None
    assert found.low < effect < found.high


def test_swapping_the_runs_swaps_the_words() -> None:
    baseline, candidate = pair(0.08)
    there, back = goal(compare(baseline, candidate, RULES)), goal(compare(candidate, baseline, RULES))
    assert (there.word, back.word) == (Word.BETTER, Word.WORSE)
    assert there.delta == pytest.approx(-back.delta)


def test_fewer_is_better_where_the_metric_says_so() -> None:
    runs = [
        RunRecord(**{**dict(side), "aggregates": (aggregate("length", direction=Direction.DOWN),)})
        for side in pair(0.08)
    ]
    assert goal(compare(runs[0], runs[1], RULES)).word is Word.WORSE


def test_equal_runs_are_never_called_different() -> None:
    wrong = [goal(compare(*pair(0.0, seed=seed, n=40), RULES)).word for seed in range(200)]
    assert np.mean([said in (Word.BETTER, Word.WORSE) for said in wrong]) <= 0.05 + 2.5 * (0.05 * 0.95 / 200) ** 0.5


def test_only_the_goal_is_uncorrected() -> None:
    found = compare(*pair(0.02), RULES)
    assert goal(found).p == goal(found).p_adjusted
    other = [item for item in found.metrics if item.metric != "length"]
    assert all(item.p_adjusted >= item.p for item in other)


def test_the_order_of_examples_is_of_no_account() -> None:
    baseline, candidate = pair(0.05)
    turned = RunRecord(**{**dict(candidate), "examples": candidate.examples[::-1]})
    assert compare(baseline, turned, RULES) == compare(baseline, candidate, RULES)


def test_trials_count_as_one_example() -> None:
    baseline, candidate = pair(0.05, n=20, trials=3)
    assert goal(compare(baseline, candidate, RULES)).n == 20


def test_ties_are_equivalent() -> None:
    same = np.full((20, 1), 0.6)
    found = compare(run("a", same), run("b", same), RULES)
    assert (goal(found).word, goal(found).p) == (Word.EQUIVALENT, 1.0)


def test_a_margin_of_ones_own_decides_about_equivalence() -> None:
    runs = pair(0.0, n=80, noise=0.03)
    assert goal(compare(*runs, RULES)).word is Word.EQUIVALENT
    assert goal(compare(*runs, Comparing(margins={"length": 0.001}))).word is Word.UNDECIDED
