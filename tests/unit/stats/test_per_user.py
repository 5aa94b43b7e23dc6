import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.stats.per_user import linearised, ratio_and_error, ratio_of_sums


def test_the_user_is_the_unit_of_chance() -> None:
    rng = np.random.default_rng(9)

    def world() -> tuple[float, float]:
        visits = rng.geometric(0.25, 400).astype(float)
        rate, se = ratio_and_error(list(rng.binomial(visits.astype(int), rng.beta(2.7, 0.3, 400))), list(visits))
        return rate, se or 0.0

    seen = [world() for _ in range(300)]
    assert np.mean([se for _, se in seen]) == pytest.approx(np.std([rate for rate, _ in seen]), rel=0.15)


def test_one_visit_each_is_the_plain_mean() -> None:
    outcomes = [0.0, 1.0, 1.0, 1.0]
    found = ratio_of_sums(outcomes, [1.0] * 4)
    assert found.mean == 0.75
    assert found.low == pytest.approx(0.75 - 1.959964 * np.std(outcomes, ddof=1) / 2)


def test_one_user_has_a_rate_and_no_interval() -> None:
    assert ratio_of_sums([3.0], [4.0]).low is None


def test_no_visit_is_refused() -> None:
    with pytest.raises(ValueError, match="visit"):
        ratio_of_sums([0.0], [0.0])


@given(st.lists(st.tuples(st.floats(-5, 5), st.integers(1, 9)), min_size=2, max_size=30))
def test_linear_values_have_the_mean_and_the_error_of_the_ratio(users: list[tuple[float, int]]) -> None:
    totals, visits = [total for total, _ in users], [float(count) for _, count in users]
    rate, se = ratio_and_error(totals, visits)
    values = linearised(totals, visits)
    assert np.mean(values) == pytest.approx(rate, abs=1e-9)
    assert np.std(values, ddof=1) / len(values) ** 0.5 == pytest.approx(se, abs=1e-9)
