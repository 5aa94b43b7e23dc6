import numpy as np
import pytest

from vitaeval.stats.per_user import ratio_and_error, ratio_of_sums


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
