from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.runner.planned import PRICE, price

from vitaeval.runner.appraise import cost_usd
from vitaeval.schema.plan import NOTHING, Spread

MILLION = Spread(low=1e6, likely=1e6, high=1e6)


def test_prices_are_per_million_tokens() -> None:
    assert cost_usd(PRICE, MILLION, MILLION, NOTHING) == Spread(low=6, likely=6, high=6)


def test_cached_input_has_its_own_price() -> None:
    half = Spread(low=0.5, likely=0.5, high=0.5)
    assert cost_usd(PRICE, MILLION, NOTHING, half) == Spread(low=0.55, likely=0.55, high=0.55)


def test_cached_input_of_unknown_price_costs_as_much_as_any_other() -> None:
    half = Spread(low=0.5, likely=0.5, high=0.5)
    assert cost_usd(price(cached_input=None), MILLION, NOTHING, half) == Spread(low=1, likely=1, high=1)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 3))
def test_ends_stay_in_order_whatever_is_cached(one: float, two: float, three: float, write: float) -> None:
    low, likely, high = sorted((one, two, three))
    found = cost_usd(price(cache_write=write), MILLION, MILLION, Spread(low=low, likely=likely, high=high))
    assert found is not None
    assert found.high is not None
    assert found.low <= found.likely + 1e-9
    assert found.likely <= found.high + 1e-9


@pytest.mark.parametrize("missing", ["input", "output"])
def test_without_a_price_it_is_unknown(missing: str) -> None:
    assert cost_usd(price(**{missing: None}), MILLION, MILLION, NOTHING) is None
