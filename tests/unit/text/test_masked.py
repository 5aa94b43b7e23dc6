from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.masked import masked


@pytest.mark.parametrize(
    "text",
    ["ada1@example.org", "https://example.org/2024", "+44 7700 900112", "2021-05-03", "10.4.1", "24/7", "3rd"],
)
def test_what_counts_nothing_is_blanked_out(text: str) -> None:
    assert not any(map(str.isdigit, masked(text)))


@pytest.mark.parametrize("text", ["40 % of 1,200 orders", "3.5 hours", "12 years in sales", "2020"])
def test_figures_stay(text: str) -> None:
    assert masked(text) == text


@given(st.text(alphabet="0123456789 .,-/:+()@abcyears", max_size=60))
def test_every_place_stays_where_it_is(text: str) -> None:
    assert len(masked(text)) == len(text)
