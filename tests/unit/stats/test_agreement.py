import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from vitaeval.stats.agreement import alpha_interval, cohen_kappa, krippendorff_alpha, squared

labels = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=60)


@given(labels)
def test_kappa_agrees_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    found = cohen_kappa(first, second)
    if found is not None:
        assert found == pytest.approx(cohen_kappa_score(first, second), abs=1e-9)


def test_kappa_without_choice_or_items_has_no_value() -> None:
    assert cohen_kappa([], []) is None
    assert cohen_kappa(["yes"] * 5, ["yes"] * 5) is None
    with pytest.raises(ValueError, match="same items"):
        cohen_kappa(["yes"], [])


def test_alpha_of_the_published_examples() -> None:
    nominal = [[1, 1], [2, 2], [3, 3], [3, 3], [2, 2], [1, 1], [4, 4], [1, 1], [2, 2], [2, 2], [5, 5], [3, 3]]
    assert krippendorff_alpha(nominal) == 1.0
    units = [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ]  # fmt: skip
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(units, squared) == pytest.approx(0.849, abs=5e-4)


def test_chance_is_near_zero_and_the_interval_says_how_near() -> None:
    ratings = np.random.default_rng(3).integers(0, 2, (200, 2)).tolist()
    found = alpha_interval(ratings)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high
    assert alpha_interval(ratings) == found


def test_few_items_have_no_interval_and_equal_ones_no_alpha() -> None:
    few = alpha_interval([[1, 1], [2, 2], [1, 2]])
    assert few is not None
    assert few.low is None
    assert alpha_interval([[1, 1], [1, 1]]) is None
    assert krippendorff_alpha([[1], []]) is None
