import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.stats.binomial_tail import binomial_tail


@settings(deadline=None)  # the first call imports scipy
@given(st.integers(0, 40), st.data(), st.floats(0.01, 0.99))
def test_it_is_the_sum_of_the_terms(tries: int, data: st.DataObject, rate: float) -> None:
    events = data.draw(st.integers(0, tries))
    exact = sum(math.comb(tries, k) * rate**k * (1 - rate) ** (tries - k) for k in range(events, tries + 1))
    assert binomial_tail(events, tries, rate) == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize("wrong", [(2, 1, 0.5), (-1, 1, 0.5), (0, 1, 0.0), (0, 1, 1.0)])
def test_what_cannot_be_is_refused(wrong: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError, match="events"):
        binomial_tail(*wrong)
