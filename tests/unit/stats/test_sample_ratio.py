import pytest
from scipy.stats import chisquare

from vitaeval.stats.sample_ratio import sample_ratio_p


def test_agrees_with_scipy() -> None:
    assert sample_ratio_p([480, 520], [1, 1]) == pytest.approx(chisquare([480, 520]).pvalue)
    assert sample_ratio_p([95, 905], [10, 90]) == pytest.approx(chisquare([95, 905], [100, 900]).pvalue)


def test_a_broken_split_is_seen() -> None:
    assert sample_ratio_p([5_000, 5_400], [1, 1]) < 0.001 < sample_ratio_p([5_000, 5_040], [1, 1])


def test_no_users_prove_nothing() -> None:
    assert sample_ratio_p([0, 0], [1, 1]) == 1.0


@pytest.mark.parametrize(("counts", "shares"), [([1], [1]), ([1, 2], [1]), ([1, 2], [0, 1]), ([-1, 2], [1, 1])])
def test_wrong_shapes_are_refused(counts: list[int], shares: list[float]) -> None:
    with pytest.raises(ValueError, match="two or more arms"):
        sample_ratio_p(counts, shares)
