import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.stats.quantile import nearest_rank

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(VALUES, st.floats(0.01, 1))
def test_enough_values_do_not_exceed_it_and_fewer_would_not_do(values: list[float], share: float) -> None:
    found = nearest_rank(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values)


@pytest.mark.parametrize(("share", "expected"), [(0.95, 95), (0.5, 50), (1.0, 100), (0.001, 1)])
def test_of_a_hundred_the_rank_is_the_percent(share: float, expected: float) -> None:
    assert nearest_rank(range(100, 0, -1), share) == expected


def test_nothing_has_no_quantile() -> None:
    assert nearest_rank((), 0.95) is None
