import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from vitaeval.stats.upper_bound import upper_bound


@given(st.integers(0, 50), st.integers(1, 400))
def test_agrees_with_statsmodels(bad: int, more: int) -> None:
    theirs = proportion_confint(bad, bad + more, alpha=0.10, method="beta")[1]
    assert upper_bound(bad, bad + more) == pytest.approx(theirs)


def test_nothing_in_three_hundred_is_at_most_one_percent() -> None:
    assert upper_bound(0, 300) == pytest.approx(0.01, abs=1e-4)
    assert upper_bound(3, 3) == 1.0


@pytest.mark.parametrize("wrong", [(1, 0), (-1, 3), (4, 3)])
def test_wrong_counts_are_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no count"):
        upper_bound(*wrong)
