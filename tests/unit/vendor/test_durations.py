from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.vendor.durations import moment, number, span_s


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1s", 1), ("6m0s", 360), ("2m59.56s", 179.56), ("120ms", 0.12), ("1h2m3s", 3723), ("7.66s", 7.66), ("1d", 86400)],
)
def test_spans_as_openai_and_groq_write_them(text: str, seconds: float) -> None:
    assert span_s(text) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "soon", "1x", "s", "1m and more", "nan", "inf"])
def test_what_is_no_span_is_unknown_and_not_zero(text: str) -> None:
    assert span_s(text) is None


@given(st.text(max_size=30))
def test_no_header_can_break_the_reading(text: str) -> None:
    for value in (span_s(text), number(text)):
        assert value is None or value >= 0
    found = moment(text)
    assert found is None or found.tzinfo is not None


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))
def test_both_ways_to_write_a_moment_mean_the_same(when: datetime) -> None:
    when = when.replace(microsecond=0, tzinfo=UTC)
    assert moment(when.strftime("%a, %d %b %Y %H:%M:%S GMT")) == when
    assert moment(when.strftime("%Y-%m-%dT%H:%M:%SZ")) == when
