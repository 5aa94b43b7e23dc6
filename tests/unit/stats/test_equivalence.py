import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import ttost_paired

from vitaeval.stats.equivalence import tost
from vitaeval.stats.paired import paired


@given(st.integers(0, 10_000), st.integers(3, 80), st.floats(0.005, 0.2))
def test_agrees_with_statsmodels(seed: int, n: int, margin: float) -> None:
    values = np.random.default_rng(seed).normal(0.01, 0.1, n)
    theirs, *_ = ttost_paired(values, np.zeros(n), -margin, margin)
    assert tost(paired(list(values)), margin) == pytest.approx(float(theirs), rel=1e-6, abs=1e-12)


def test_ties_are_equivalent_inside_the_margin_only() -> None:
    assert tost(paired([0.0] * 20), 0.02) == 0.0
    assert tost(paired([0.05] * 20), 0.02) == 1.0
    assert tost(paired([0.0]), 0.02) is None
