from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vitaeval.schema.plan import NOTHING, Spread, total

AMOUNTS = st.floats(0, 1e9)
SPREADS = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS | st.none()).map(
    lambda found: Spread(
        low=min(found[:2]), likely=max(found[:2]), high=None if found[2] is None else max(found[:2]) + found[2]
    )
)


@pytest.mark.parametrize(("low", "likely", "high"), [(2, 1, 3), (1, 3, 2), (-1, 0, 1)])
def test_a_range_is_in_order(low: float, likely: float, high: float) -> None:
    with pytest.raises(ValidationError):
        Spread(low=low, likely=likely, high=high)


@given(SPREADS, SPREADS)
def test_sums_stay_in_order_and_an_open_end_stays_open(one: Spread, other: Spread) -> None:
    both = one.plus(other)
    assert both.likely == one.likely + other.likely
    assert (both.high is None) == (one.high is None or other.high is None)


@given(SPREADS, st.floats(0, 1e3))
def test_a_multiple_stays_in_order(spread: Spread, factor: float) -> None:
    assert spread.times(factor).likely == spread.likely * factor


def test_one_unknown_makes_the_sum_unknown() -> None:
    one = Spread(low=1, likely=2, high=3)
    assert total([one, one]) == Spread(low=2, likely=4, high=6)
    assert total([one, None]) is None
    assert total([]) == NOTHING
