import gc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from vitaeval.stats.multiplicity import attempt_alpha, holm


@pytest.fixture(scope="module")
def frozen_heap() -> Iterator[None]:
    """statsmodels collects garbage at every call: what the whole suite holds by now need not be walked each time."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("frozen_heap")
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_agrees_with_statsmodels(values: list[float]) -> None:
    adjusted = holm({str(number): value for number, value in enumerate(values)})
    assert list(adjusted.values()) == pytest.approx(list(multipletests(values, method="holm")[1]))


def test_keeps_the_callers_order_and_takes_nothing() -> None:
    assert list(holm({"b": 0.5, "a": 0.01})) == ["b", "a"]
    assert holm({}) == {}


def test_any_number_of_attempts_spends_alpha_once() -> None:
    assert sum(attempt_alpha(0.05, j) for j in range(1, 5000)) < 0.05
    assert attempt_alpha(0.05, 1) == pytest.approx(0.0304, abs=1e-4)
    with pytest.raises(ValueError, match="from 1"):
        attempt_alpha(0.05, 0)
