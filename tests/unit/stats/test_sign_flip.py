import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from vitaeval.stats.sign_flip import sign_flip


@given(st.lists(st.integers(-1000, 1000).map(lambda thousandths: thousandths / 1000), min_size=2, max_size=10))
@settings(max_examples=30, deadline=None)
def test_small_samples_are_exact(values: list[float]) -> None:
    theirs = scipy_stats.permutation_test(
        (np.asarray(values),),
        lambda x: abs(x.sum()),
        permutation_type="samples",
        alternative="greater",
        n_resamples=np.inf,
    )
    assert sign_flip(values) == pytest.approx(theirs.pvalue)


@given(st.lists(st.floats(-1, 1).filter(lambda value: abs(value) > 1e-9), min_size=2, max_size=8))
@settings(max_examples=30, deadline=None)
def test_the_unit_does_not_matter(values: list[float]) -> None:
    assert sign_flip([value * 2.0**-900 for value in values]) == sign_flip(values)


def test_large_samples_come_near_the_t_test_and_never_reach_zero() -> None:
    values = list(np.random.default_rng(3).normal(0.02, 0.1, 100))
    assert sign_flip(values) == pytest.approx(scipy_stats.ttest_1samp(values, 0).pvalue, abs=0.01)
    assert sign_flip([1.0] * 40) == 1 / 10_000


def test_same_seed_same_answer() -> None:
    values = list(np.random.default_rng(3).normal(0.02, 0.1, 50))
    assert sign_flip(values, seed=7) == sign_flip(values, seed=7)


def test_no_difference_at_all_is_no_evidence() -> None:
    assert sign_flip([0.0] * 5) == 1.0
    assert sign_flip([0.0] * 50) == 1.0


@pytest.mark.parametrize("values", [[], [float("nan")]])
def test_nothing_to_flip_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        sign_flip(values)
