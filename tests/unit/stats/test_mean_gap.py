import numpy as np
import pytest
from scipy.stats import ttest_ind

from vitaeval.stats.mean_gap import gap_p


def test_equal_means_are_doubted_as_often_as_the_level_says() -> None:
    rng = np.random.default_rng(4)
    ps = [gap_p(list(rng.normal(0, 1, 40)), list(rng.normal(0, 3, 120))) for _ in range(400)]
    assert np.mean([p < 0.05 for p in ps]) <= 0.05 + 2.5 * (0.05 * 0.95 / 400) ** 0.5


def test_it_claims_no_more_than_welch_and_hardly_less() -> None:
    rng = np.random.default_rng(5)
    one, other = list(rng.normal(0, 1, 300)), list(rng.normal(0.2, 1, 280))
    welch = float(ttest_ind(one, other, equal_var=False).pvalue)
    assert welch <= gap_p(one, other) == pytest.approx(welch, rel=0.1)


def test_groups_without_spread_or_size() -> None:
    assert gap_p([1.0, 1.0], [1.0, 1.0]) == 1.0
    assert gap_p([1.0, 1.0], [2.0, 2.0]) == 0.0
    assert gap_p([1.0], [2.0, 3.0]) == 1.0
