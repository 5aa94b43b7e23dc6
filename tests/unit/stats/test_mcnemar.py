import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar

from vitaeval.stats.mcnemar import mcnemar_mid_p


@given(st.integers(0, 60), st.integers(0, 60))
def test_lies_between_zero_and_the_exact_p(gained: int, lost: int) -> None:
    exact = float(mcnemar([[0, gained], [lost, 0]], exact=True).pvalue) if gained + lost else 1.0
    found = mcnemar_mid_p(gained, lost)
    assert 0 < found <= exact + 1e-12
    assert found == mcnemar_mid_p(lost, gained)


def test_known_values() -> None:
    assert mcnemar_mid_p(0, 0) == 1.0
    assert mcnemar_mid_p(5, 0) == pytest.approx(2 * 0.5**5 - 0.5**5)
    assert mcnemar_mid_p(4, 4) == 1.0


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        mcnemar_mid_p(-1, 2)
