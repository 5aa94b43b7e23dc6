"""Prices per million tokens; what is unknown is never free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.chat import Usage
from vitaeval.schema.config import Price
from vitaeval.transport.pricing import cost_usd, most_usd

PRICE = Price(input=2.0, cached_input=0.5, cache_write=2.5, output=8.0, batch_factor=0.5, date="2026-11-01", source="s")


def price(**changes: object) -> Price:
    return Price.model_validate({**PRICE.model_dump(), **changes})


def test_each_kind_of_token_has_its_price() -> None:
    usage = Usage(prompt=1_000_000, cached=400_000, cache_write=100_000, completion=200_000, reasoning=150_000)
    assert cost_usd(PRICE, usage) == pytest.approx(0.5 * 2.0 + 0.4 * 0.5 + 0.1 * 2.5 + 0.2 * 8.0)


def test_a_batch_costs_its_factor() -> None:
    usage = Usage(prompt=1000, completion=100)
    assert cost_usd(PRICE, usage, is_batch=True) == pytest.approx(0.5 * (cost_usd(PRICE, usage) or 0))
    assert cost_usd(price(batch_factor=None), usage, is_batch=True) is None


@pytest.mark.parametrize("unknown", ["input", "cached_input", "cache_write", "output"])
def test_an_unknown_price_makes_the_cost_unknown_only_when_it_is_needed(unknown: str) -> None:
    every = Usage(prompt=100, cached=10, cache_write=10, completion=10)
    assert cost_usd(price(**{unknown: None}), every) is None
    none = Usage(prompt=0, completion=0)
    assert cost_usd(price(**{unknown: None}), none) == 0


def test_no_price_and_no_usage_are_unknown() -> None:
    assert cost_usd(None, Usage(prompt=1, completion=1)) is None
    assert cost_usd(PRICE, None) is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 1))
def test_the_most_is_never_less_than_the_cost(prompt: int, completion: int, cached: float, written: float) -> None:
    usage = Usage(
        prompt=prompt,
        completion=completion,
        cached=int(prompt * cached),
        cache_write=int(prompt * (1 - cached) * written),
    )
    assert (most_usd(PRICE, prompt, completion) or 0) >= (cost_usd(PRICE, usage) or 0) - 1e-12
