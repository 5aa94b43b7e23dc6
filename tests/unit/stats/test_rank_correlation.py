import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from vitaeval.stats.rank_correlation import rank_correlation

pairs = st.lists(st.tuples(st.integers(0, 6), st.integers(-3, 3)), min_size=3, max_size=40)


@given(pairs)
def test_agrees_with_scipy(found: list[tuple[int, int]]) -> None:
    first, second = zip(*found, strict=True)
    ours = rank_correlation(found)
    if len(set(first)) > 1 and len(set(second)) > 1:
        assert ours == pytest.approx(spearmanr(first, second).statistic, abs=1e-9)
    else:
        assert ours is None


def test_two_points_always_lie_on_a_line_and_say_nothing() -> None:
    assert rank_correlation([(1, 1), (2, 2)]) is None
