import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from vitaeval.stats.agreement import cohen_kappa, krippendorff_alpha, nominal, squared

labels = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=60)


@given(labels)
def test_kappa_agrees_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    for distance, weights in ((nominal, None), (squared, "quadratic")):
        found = cohen_kappa(pairs, distance)
        if found is not None:
            assert found == pytest.approx(cohen_kappa_score(first, second, weights=weights), abs=1e-9)


def test_kappa_without_choice_or_items_has_no_value() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([(1, 1)] * 5) is None
    assert cohen_kappa([(1, 2)] * 5) == 0.0


@given(labels)
def test_neither_number_depends_on_order_or_side(pairs: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in reversed(pairs)]
    for distance in (nominal, squared):
        assert cohen_kappa(turned, distance) == pytest.approx(cohen_kappa(pairs, distance))
        assert krippendorff_alpha(turned, distance) == pytest.approx(krippendorff_alpha(pairs, distance))


def test_alpha_of_the_published_examples() -> None:
    nominal = [[1, 1], [2, 2], [3, 3], [3, 3], [2, 2], [1, 1], [4, 4], [1, 1], [2, 2], [2, 2], [5, 5], [3, 3]]
    assert krippendorff_alpha(nominal) == 1.0
    units = [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ]  # fmt: skip
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(units, squared) == pytest.approx(0.849, abs=5e-4)


def test_equal_or_lone_ratings_have_no_alpha() -> None:
    assert krippendorff_alpha([[1, 1], [1, 1]]) is None
    assert krippendorff_alpha([[1], []]) is None
