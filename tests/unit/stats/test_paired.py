import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from vitaeval.stats.paired import Paired, as_normal, differences, evidence, paired, t_at

gaps = st.lists(st.floats(-1, 1, allow_nan=False), min_size=3, max_size=60)


@given(gaps)
def test_agrees_with_the_paired_t_test_of_scipy(values: list[float]) -> None:
    found = paired(values)
    if found.se == 0:
        assert found.p() is None
        return
    theirs = scipy_stats.ttest_1samp(values, 0.0)
    assert found.p() == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
    low, high = found.interval() or (math.nan, math.nan)
    assert (low, high) == pytest.approx(tuple(theirs.confidence_interval()), rel=1e-6, abs=1e-12)


@given(gaps)
def test_swapping_the_arms_turns_the_sign_only(values: list[float]) -> None:
    one, other = paired(values), paired([-value for value in values])
    assert one.delta == -other.delta
    assert one.se == other.se
    assert evidence(one) == -evidence(other)


@pytest.mark.parametrize("values", [[], [math.nan, 0.1], [math.inf, 0.0]])
def test_missing_and_broken_numbers_are_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        paired(values)


def test_one_unit_has_a_difference_and_no_certainty() -> None:
    found = paired([0.4])
    assert (found.delta, found.se, found.interval(), found.p(), evidence(found)) == (0.4, None, None, None, 0.0)


def test_equal_differences_are_judged_by_their_signs() -> None:
    assert evidence(paired([0.0] * 20)) == 0.0
    assert evidence(paired([0.1] * 5)) == pytest.approx(scipy_stats.norm.isf(1 / 32))
    assert evidence(paired([-0.1] * 5)) == pytest.approx(-scipy_stats.norm.isf(1 / 32))
    assert evidence(paired([0.0] * 20), null=-0.02) == pytest.approx(scipy_stats.norm.isf(2.0**-20))


def test_units_that_one_side_lacks_are_left_out() -> None:
    assert differences({"a": 0.5, "b": 0.1}, {"b": 0.4, "c": 1.0}) == {"b": pytest.approx(0.3)}


@given(st.floats(-8, 8), st.integers(1, 500))
def test_normal_values_keep_the_tail_probability(t: float, freedom: int) -> None:
    z = as_normal(t, freedom)
    assert scipy_stats.norm.sf(abs(z)) == pytest.approx(scipy_stats.t.sf(abs(t), freedom), rel=1e-6)
    assert t_at(z, freedom) == pytest.approx(t, rel=1e-4, abs=1e-9)


def test_a_far_difference_is_finite() -> None:
    found = paired(list(np.random.default_rng(1).normal(1.0, 1e-6, 200)))
    assert isinstance(found, Paired)
    assert 30 < evidence(found) <= 37
